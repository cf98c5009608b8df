import type { ReactNode } from 'react';
import { useInRouterContext, useLocation } from '@remix-run/react';
import { Notice, type Tone } from '~/components/layout';
import { useT } from '~/platform/i18n';

/**
 * What became of the last plain post of files, as the page's address says it (`?files=`, `received`,
 * `refused`). The post leads to `#files`, which is here: a place that takes the focus.
 */
export function FilesOutcomeBanner() {
  return useInRouterContext() ? <FromAddress /> : <div id="files" />;
}

type Said = { tone: Tone; words: ReactNode };

function FromAddress() {
  const asked = new URLSearchParams(useLocation().search);
  const said = useWords(
    asked.get('files'),
    numberIn(asked, 'received'),
    numberIn(asked, 'refused'),
  );
  return (
    <div
      id="files"
      tabIndex={said.length > 0 ? -1 : undefined}
      role={said.length > 0 ? 'alert' : undefined}
    >
      {said.map(({ tone, words }, index) => (
        <Notice key={index} tone={tone}>
          {words}
        </Notice>
      ))}
    </div>
  );
}

function useWords(outcome: string | null, received: number, refused: number): Said[] {
  const t = useT();
  switch (outcome) {
    case 'none':
      return [{ tone: 'alert', words: t('send-files:outcome.none') }];
    case 'removed':
      return [{ tone: 'good', words: t('send-files:outcome.removed') }];
    case 'not-open':
    case 'too-often':
      return [{ tone: 'alert', words: t(`files:upload.${outcome}`) }];
    case 'done':
    case 'store-away': {
      const away = outcome === 'store-away';
      return [
        ...(received > 0 ? [{ tone: 'good' as const, words: <Arrived count={received} /> }] : []),
        ...(refused > 0
          ? [{ tone: 'alert' as const, words: t('send-files:outcome.refused', { count: refused }) }]
          : []),
        ...(away ? [{ tone: 'alert' as const, words: t('files:upload.store-away') }] : []),
      ];
    }
    default:
      return [];
  }
}

function Arrived({ count }: { count: number }) {
  const t = useT();
  return (
    <>
      <strong>{t('send-files:outcome.received', { count })}</strong>{' '}
      {t('send-files:outcome.checking')}
    </>
  );
}

function numberIn(asked: URLSearchParams, name: string): number {
  return Number(/^\d{1,3}$/.exec(asked.get(name) ?? '')?.[0] ?? 0);
}
