/**
 * Ends this process, as SIGTERM does, once the process that started it is gone. npm tells only its
 * shell to end, and a killed parent tells nobody; without this a portal would stay behind.
 */
const parent = process.ppid;
if (parent > 1) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
