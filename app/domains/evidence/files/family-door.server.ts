import type { Parent } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n';
import type { FileDoor } from './answer-file.server';
import { openFileForParent } from './open-file.server';

/** How a parent opens files: those of their own account alone. */
export function familyFileDoor(parent: Parent, language: Language): FileDoor {
  return {
    sessionId: parent.sessionId,
    language,
    stable: `/${language}/family/sent-file`,
    links: `/${language}/family/f`,
    home: `/${language}/family/files`,
    homeWords: 'files:link.missing.list',
    open: (asked) => openFileForParent(parent.id, asked),
  };
}
