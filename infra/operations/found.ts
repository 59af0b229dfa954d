import type { DataSource } from 'typeorm';
import { applyRecords } from '#activities/organisation-import';
import { foundation, isAccountName, type Foundation } from '#libs/domain';
import { readAdministration } from '#libs/persistence';
import { Trouble } from '../dev/trouble.js';

/** The country stands above all divisions (GB/T 2260). */
const COUNTRY = { code: '100000', name: '国家', level: 'NATIONAL', parentCode: null } as const;

/** Body that builds and runs the platform (Art 30(2)); its administrators rename it in the product. */
export const OPERATOR = {
  id: 'PLATFORM',
  name: '平台建设管理单位',
  divisionCode: COUNTRY.code,
  uscc: null,
  frontCode: null,
  kind: 'DEPT',
} as const;

/** Begins the organisation of an empty platform with its first administrators. Throws where there are some already. */
export async function found(database: DataSource, first: Foundation): Promise<void> {
  if ((await readAdministration(database)) !== null)
    throw new Trouble('The platform has administrators already; they name further ones in the product.');
  await applyRecords(database, foundation(first));
}

/** Begins the organisation with these two administrators and the body that runs the platform. */
export async function bootstrap(database: DataSource, subjects: readonly string[]): Promise<void> {
  const administrators = [...new Set(subjects)];
  if (administrators.length !== 2 || subjects.length !== 2)
    throw new Trouble('Name two different administrators: --administrator SUBJECT --administrator SUBJECT.');
  const strange = administrators.find((subject) => !isAccountName(subject));
  if (strange !== undefined)
    throw new Trouble(
      `${strange} cannot be the name of an account: 1 to 200 of the characters a-z A-Z 0-9 . _ - : @ | /`,
    );
  await found(database, { division: COUNTRY, department: OPERATOR, administrators });
}
