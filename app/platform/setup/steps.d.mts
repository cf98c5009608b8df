export function checkNode(version: string): void;
export function explain(what: string, output: string): string;
