import 'reflect-metadata';
import { createLogger, readConfig } from '#libs/config';
import { createApi } from './create-api.js';

const log = createLogger('api');
try {
  const config = readConfig();
  const app = await createApi(config);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); // whoever started it is gone
  await app.listen(config.port, config.listenHost);
  log.info(`listening at ${await app.getUrl()}`);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
