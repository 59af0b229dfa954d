import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SecretBox, sealWebhookSecrets } from '#libs/persistence';

/**
 * Seals at start what an earlier version stored plain or an earlier key sealed, so that the earlier key can be dropped.
 * A worker without the key of a secret does not start: it could not sign.
 */
@Injectable()
export class SecretSealingService implements OnApplicationBootstrap {
  private readonly log = new Logger(SecretSealingService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const sealed = await sealWebhookSecrets(this.database, this.box);
    if (sealed > 0) this.log.log({ msg: 'secrets of webhooks were sealed', sealed });
  }
}
