import { describe, expect, it } from 'vitest';
import { hasKey } from '~/platform/i18n';
import { INDICATOR_CODES, RATING_LEVELS } from '../item/item.codes';
import {
  AREAS,
  BASES,
  CONCLUSIONS,
  LETTER_KINDS,
  OCCASIONS,
  PATH_KINDS,
  REVIEW_KINDS,
  REVIEW_STATES,
  REVIEW_WAYS,
  SERVICES,
  STEP_KINDS,
  STEP_STATES,
} from '../case/case.codes';
import { CONTACT_HOWS, CONTACT_OUTCOMES } from '../item/item.codes';
import { REASONS } from '~/domains/notification';
import { MARK_KINDS } from './contact-pattern.rules';
import {
  CHILD_PARTS,
  EHC_OUTCOMES,
  EPISODE_ENDS,
  EPISODE_KINDS,
  PARENT_PARTS,
  RELATIVE_KINDS,
  STILL_CHOICE,
  TELLERS,
} from './record.codes';

describe('words for codes', () => {
  it.each<[string, readonly string[]]>([
    ['record:services', SERVICES],
    ['record:occasions', OCCASIONS],
    ['record:episodes', EPISODE_KINDS],
    ['record:episodeEnds', EPISODE_ENDS],
    ['record:tellers', TELLERS],
    ['record:reasons', REASONS],
    ['record:stillChoice', STILL_CHOICE],
    ['record:relatives', RELATIVE_KINDS],
    ['record:parentParts', PARENT_PARTS],
    ['record:childParts', CHILD_PARTS],
    ['record:ehcOutcomes', EHC_OUTCOMES],
    ['record:reviewKinds', REVIEW_KINDS],
    ['record:reviewStates', REVIEW_STATES],
    ['record:conclusions', CONCLUSIONS],
    ['record:bases', BASES],
    ['reading:area', AREAS],
    ['record:letterKinds', LETTER_KINDS],
    ['record:stepKinds', STEP_KINDS],
    ['record:stepStates', STEP_STATES],
    ['record:pathKinds', PATH_KINDS],
    ['record:contact.marks', MARK_KINDS],
    ['record:contact.outcomes', [...CONTACT_OUTCOMES, 'held', 'missed', 'child-expected']],
    ['record:contact.hows.contact', CONTACT_HOWS],
    ['record:contact.hows.meeting', REVIEW_WAYS.filter((way) => way !== 'writing')],
    ['officer:rating.levels', RATING_LEVELS],
    ['officer:indicator.codes', INDICATOR_CODES],
  ])('%s has them all', (group, codes) => {
    expect(codes.filter((code) => !hasKey(`${group}.${code}`))).toEqual([]);
  });
});
