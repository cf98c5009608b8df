import { become, main } from './programs.mjs';
import { prepare } from './steps.mjs';

await main(async () => {
  await prepare();
  const { NODE_ENV, DEMO } = process.env;
  await become(
    ['--import', 'tsx', 'app/platform/server/dev.ts'],
    NODE_ENV || DEMO ? {} : { NODE_ENV: 'development', DEMO: '1' },
  );
});
