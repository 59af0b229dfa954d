// `node infra/operations/run.mjs verify` installs packages if they are outdated, builds, and runs the operation.
import { build, giveUp, install } from '../dev/install.mjs';

install();
if (!build()) giveUp('The build failed; the compiler says why above.');
await import(`../../dist/infra/operations/${process.argv[2]}.js`);
