import { build, buildConsole, giveUp, install } from './install.mjs';

install();
if (!build()) giveUp('The build failed; the compiler says why above.');
if (!buildConsole()) giveUp('The console was not built; the reason stands above.');
await import('../../dist/infra/dev/start.js');
