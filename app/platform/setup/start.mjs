import { become, main } from './programs.mjs';
import { build, prepare } from './steps.mjs';

await main(async () => {
  await prepare();
  await build();
  const { NODE_ENV, DEMO } = process.env;
  await become(['build/server/index.js'], NODE_ENV || DEMO ? {} : { DEMO: '1' });
});
