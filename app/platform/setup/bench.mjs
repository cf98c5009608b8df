import { installTestPrograms } from './machine.mjs';
import { become, main } from './programs.mjs';
import { build, prepare } from './steps.mjs';

await main(async () => {
  await prepare();
  await installTestPrograms();
  await build();
  await become(['--import', 'tsx', 'tests/bench/run.ts', ...process.argv.slice(2)]);
});
