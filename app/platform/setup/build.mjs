import { main } from './programs.mjs';
import { build, prepare } from './steps.mjs';

await main(async () => {
  await prepare();
  await build();
});
