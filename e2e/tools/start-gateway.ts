// npm run gateway, on the Node of this project and with its packages installed.
import { builtGateway } from './built-gateway.ts';
import { follow } from './follow.mjs';

const { file, env } = await builtGateway();
await follow(process.execPath, [file, ...process.argv.slice(2)], {
  env: { ...process.env, ...env },
});
