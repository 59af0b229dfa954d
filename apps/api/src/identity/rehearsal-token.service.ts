import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { keepSigningKey } from '#libs/persistence';
import { TokenService, verifyToken, type Issuer } from './token.service.js';

const OURS: Issuer = { issuer: 'urn:zhengshu:rehearsal', audience: 'zhengshu' };
const ALGORITHM = 'ES256';

/** Signs and verifies tokens of a rehearsal. The key is made at the first start and shared through the database. */
@Injectable()
export class RehearsalTokenService extends TokenService implements OnModuleInit {
  private signing!: CryptoKey;
  private verifying!: CryptoKey;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'tokenLeewaySeconds'>,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const kept = await keepSigningKey(this.database, JSON.stringify(await exportJWK(privateKey)));
    const { d, ...open } = JSON.parse(kept) as JWK;
    this.signing = (await importJWK({ ...open, ...(d !== undefined && { d }) }, ALGORITHM)) as CryptoKey;
    this.verifying = (await importJWK(open, ALGORITHM)) as CryptoKey;
  }

  accountOf(token: string): Promise<string> {
    const { tokenLeewaySeconds: leewaySeconds } = this.config;
    return verifyToken(token, () => this.verifying, {
      ...OURS,
      accountClaim: 'sub',
      algorithms: [ALGORITHM],
      leewaySeconds,
    });
  }

  /** Signs a token that is valid for eight hours of real time. */
  sign(account: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(OURS.issuer)
      .setAudience(OURS.audience)
      .setSubject(account)
      .setIssuedAt()
      .setExpirationTime('8h')
      .sign(this.signing);
  }
}
