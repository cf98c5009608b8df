import { describe, expect, it } from 'vitest';
import { filterQuery, isFiltered, readFilters } from './filters';

const read = (query: string) => readFilters(new URLSearchParams(query));

describe('the filters of what is on', () => {
  it('come from the address and go back into it', () => {
    const query = '?kind=talk&how=online&language=ur&whom=send&access=step-free&access=parking';
    expect(filterQuery(read(query))).toBe(query);
    expect(read(query).access).toEqual(['step-free', 'parking']);
  });

  it('leave out what is none, so that an old link still shows a list', () => {
    const strange = read("?kind=';drop&how=by-boat&language=xx&whom=&access=pool&kind=talk");
    expect(strange).toEqual({ kind: null, how: null, language: null, whom: null, access: [] });
    expect(isFiltered(strange)).toBe(false);
    expect(isFiltered(read('?how=phone'))).toBe(true);
  });

  it('carry what else an address says', () => {
    expect(filterQuery(read('?how=phone'), { after: 'x' })).toBe('?how=phone&after=x');
  });
});
