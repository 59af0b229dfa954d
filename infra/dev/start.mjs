import { build, giveUp, install } from './install.mjs';

install();
if (!build()) giveUp('The build failed; the compiler says why above.');
await import('../../dist/infra/dev/start.js');
