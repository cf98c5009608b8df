import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';

// Development runs what production runs: a change is built (a few seconds) and the server starts anew.
const watched = ['app', 'locales', 'public', 'prisma/schema'];
let server: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let building = false;
let again = false;

function finished(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null) return;
  const gone = finished(server);
  server.kill('SIGTERM');
  await gone;
}

async function rebuild(): Promise<void> {
  if (building) {
    again = true;
    return;
  }
  building = true;
  const built = await finished(
    spawn('npx', ['remix', 'vite:build', '--logLevel', 'warn'], { stdio: 'inherit' }),
  );
  if (built === 0) {
    await stopServer();
    server = spawn(process.execPath, ['build/server/index.js'], { stdio: 'inherit' });
  }
  building = false;
  if (again) {
    again = false;
    void rebuild();
  }
}

for (const folder of watched) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 200);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stopServer().then(() => process.exit(0)));
}
void rebuild();
