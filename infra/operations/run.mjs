// `node infra/operations/run.mjs verify`: installs and builds where that is needed, then runs the operation.
import { build, giveUp, install } from '../dev/install.mjs';

install();
if (!build('typescript7')) giveUp('The build failed; the compiler says why above.');
await import(`../../dist/infra/operations/${process.argv[2]}.js`);
