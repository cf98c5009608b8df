import { describe, expect, it } from 'vitest';
import { checkNode, explain } from './steps.mjs';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.8', '20.18.3', '8.0.0'])('%s is refused by name', (version) => {
    expect(() => checkNode(version)).toThrow(
      `needs Node 20.19 or newer, and this is Node ${version}.`,
    );
  });
});

describe('what is said when a step fails', () => {
  it.each([
    ['npm error code ENOSPC', 'The step failed: the disk is full.'],
    ['[vite] ENOSPC: no space left on device, write', 'The step failed: the disk is full.'],
    ['npm error code EACCES', 'The step failed: there is no permission to write'],
    ['npm error code EAI_AGAIN', 'The step failed: the package registry could not be reached.'],
    ['line 3: unexpected token', 'The step failed. It said:\n\nline 3: unexpected token'],
  ])('%s', (output, sentence) => {
    expect(explain('The step failed', output)).toContain(sentence);
  });
});
