/** The entry of the built server. Page rendering runs in its production form whatever the portal's own mode is. */
const given = { ...process.env };
process.env.NODE_ENV = 'production';
process.env.TZ ??= 'UTC';

const { runPortal } = await import('./run.server');
await runPortal(given, process.argv.slice(2));

export {};
