import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readInstallationSecret } from '#libs/persistence';
import { begunMatterId, identifyCommand, type CommandIdentity, type HttpCommand } from './command-request.js';

/** Derives the ids of commands with the secret of the installation (decision 0031). */
@Injectable()
export class CommandIdentityService implements OnModuleInit {
  private secret = '';

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async onModuleInit(): Promise<void> {
    this.secret = await readInstallationSecret(this.database);
  }

  identify(order: Omit<HttpCommand, 'command'>): CommandIdentity {
    return identifyCommand(order, this.secret);
  }

  /** Id of the matter that the command begins. */
  begunMatter(commandId: string): string {
    return begunMatterId(commandId, this.secret);
  }
}
