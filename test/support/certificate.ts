import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

/** A certificate of this machine that the test makes, for servers that must be reached over TLS. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** File by which a program trusts it, in NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  remove(): Promise<void>;
}

export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-certificate-'));
  const file = path.join(dir, 'certificate.pem');
  await writeFile(file, cert);
  return { key, cert, file, remove: () => rm(dir, { recursive: true, force: true }) };
}
