export function fingerprint(root: string, paths: string[]): string;
export function isDone(root: string, name: string, print: string): boolean;
export function markDone(root: string, name: string, print: string): void;
export function isInstalled(root: string): boolean;
