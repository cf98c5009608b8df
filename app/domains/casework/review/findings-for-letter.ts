import { translatorFor } from '~/platform/i18n';
import { AREAS } from '../case/case.codes';
import { plainBlocks, type LetterBlock } from '../letter/letter.blocks';
import { isCovered, restsOnOneAccount, type FindingBasis } from './review.rules';

export type LetterFinding = FindingBasis & { area: string; text: string };

/**
 * The findings as they stand in a letter to the parents, in English: area by area in the protocol's
 * order, with what each rests on. Nobody is named, so that no parent reads whose account it was.
 * Areas that were not covered are left out: that is no fault.
 */
export function findingsForLetter(findings: readonly LetterFinding[]): LetterBlock[] {
  const t = translatorFor('en');
  return AREAS.flatMap((area): LetterBlock[] => {
    const finding = findings.find((each) => each.area === area);
    if (!finding || !isCovered(finding)) return [];
    const bases = finding.bases.map((basis) => t(`review:letter.basis.${basis}`));
    const rests = restsOnOneAccount(finding)
      ? t('review:letter.oneAccount')
      : t('review:letter.restsOn', { bases: bases.join(', ') });
    return [
      { kind: 'heading', text: t(`review:areas.${area}`) },
      ...plainBlocks(finding.text),
      { kind: 'paragraph', text: rests },
    ];
  });
}
