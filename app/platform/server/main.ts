import { setFlagsFromString } from 'node:v8';

/** The entry of the built server. Page rendering runs in its production form whatever the portal's own mode is. */
const given = { ...process.env };
process.env.NODE_ENV = 'production';
process.env.TZ ??= 'UTC';

// A start makes much that is soon thrown away. The heap's nursery must not grow for it and stay so.
setFlagsFromString('--semi-space-growth-factor=1');
const { runPortal } = await import('./run.server');
await runPortal(given, process.argv.slice(2));
setFlagsFromString('--semi-space-growth-factor=2');

export {};
