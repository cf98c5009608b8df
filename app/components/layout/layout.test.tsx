import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LanguageProvider, translatorFor, type Language } from '~/platform/i18n';
import {
  Banner,
  DataTable,
  KeyPager,
  LanguageSwitch,
  LeaveQuickly,
  Ltr,
  MessageThread,
  MustMayNeedNot,
  SessionWarning,
  SiteHeader,
  SummaryList,
  TaskList,
  UserText,
} from './index';

const t = translatorFor('en');

function html(element: ReactElement, language: Language = 'en') {
  return renderToStaticMarkup(<LanguageProvider language={language}>{element}</LanguageProvider>);
}

const languages = [
  { code: 'en', name: 'English', href: '/en/start?a=1' },
  { code: 'ur', name: 'اردو', href: '/ur/start?a=1' },
];

describe('the language switch', () => {
  test('links to the same page in the other language, in its own name and direction', () => {
    const page = html(<LanguageSwitch languages={languages} current="en" />);
    const link = page.match(/<a [^>]*>اردو<\/a>/)?.[0];
    expect(link).toContain('href="/ur/start?a=1"');
    expect(link).toContain('hrefLang="ur"');
    expect(link).toContain('lang="ur"');
    expect(link).toContain('dir="rtl"');
    expect(page).toMatch(/<span [^>]*aria-current="true"[^>]*>English<\/span>/);
  });

  test('beside a form, sends the form along so that nothing typed is lost', () => {
    const page = html(<LanguageSwitch languages={languages} current="en" formId="form" />);
    const button = page.match(/<button [^>]*>اردو<\/button>/)?.[0];
    expect(button).toContain('type="submit"');
    expect(button).toContain('form="form"');
    expect(button).toContain('name="_language"');
    expect(button).toContain('value="ur"');
    expect(button).toMatch(/formNoValidate=""/i);
    expect(page).not.toContain('<a ');
  });

  test('has more than four behind one button that names the language of the page', () => {
    const more = ['ro', 'bg', 'pl', 'tr'].map((code) => ({ code, name: code, href: `/${code}` }));
    const page = html(<LanguageSwitch languages={[...languages, ...more]} current="en" />);
    expect(page).toMatch(/<details[^>]*><summary[^>]*>.*English<\/summary>/);
    expect(page.match(/<a /g)).toHaveLength(5);
    // As wide as its words: it stands in the little room of its button.
    expect(page).toMatch(/<div class="[^"]*\bw-max\b/);
  });

  test('is not there where one language is offered', () => {
    expect(html(<LanguageSwitch languages={languages.slice(0, 1)} current="en" />)).toBe('');
  });
});

describe('the session warning', () => {
  test('belongs to the form of the page, so that what was typed is kept', () => {
    const page = html(<SessionWarning formId="form" stayAction="/stay" />);
    expect(page).toMatch(/<button [^>]*name="_stay"[^>]*value="1"[^>]*form="form"/);
    expect(page).toMatch(/role="alert"/);
    expect(page).not.toContain('<form');
  });

  test('has a form of its own on a page without one', () => {
    const page = html(<SessionWarning stayAction="/stay" />);
    expect(page).toContain('<form method="post" action="/stay">');
    expect(page).toMatch(/<button [^>]*name="_stay"/);
    expect(page).not.toMatch(/ form="/);
  });
});

describe('a data table', () => {
  const rows = [
    { id: 'a', child: 'Zara <i>Khan</i>', due: '24 Nov' },
    { id: 'b', child: 'Oliver', due: '2 Dec' },
  ];
  const page = html(
    <DataTable
      caption="New items"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'due',
          header: 'Due',
          cell: (row) => row.due,
          sorted: 'ascending',
          sortTo: '?sort=-due',
        },
        { key: 'child', header: 'Child', cell: (row) => row.child, rowHeader: true },
      ]}
    />,
  );

  test('has a caption, column heads and one row head per row', () => {
    expect(page).toMatch(/<caption[^>]*>New items<\/caption>/);
    expect(page.match(/<th role="columnheader" scope="col"/g)).toHaveLength(2);
    expect(page.match(/<th role="rowheader" scope="row"/g)).toHaveLength(2);
    expect(page).toMatch(/<th role="rowheader" scope="row"[^>]*>.*?Zara/);
    expect(page.match(/<td role="cell"/g)).toHaveLength(2);
  });

  test('says how it is sorted, and links to the other way', () => {
    expect(page).toMatch(/aria-sort="ascending"[^>]*><a href="\?sort=-due">Due<\/a>/);
  });

  test('keeps its roles when it is laid out as cards, and repeats each head for the eye only', () => {
    expect(page).toMatch(/<table role="table"/);
    expect(page.match(/<tr role="row"/g)).toHaveLength(3);
    expect(page.match(/<td role="cell" data-head="Due"/g)).toHaveLength(2);
  });

  test('shows values as text', () => {
    expect(page).not.toContain('<i>');
  });

  test('takes the first column as the row head where none is named', () => {
    const plain = html(
      <DataTable
        caption="c"
        rows={rows.slice(0, 1)}
        rowKey={(row) => row.id}
        columns={[{ key: 'due', header: 'Due', cell: (row) => row.due }]}
      />,
    );
    expect(plain).toContain('role="rowheader"');
  });
});

describe('the task list', () => {
  const page = html(
    <TaskList
      groups={[
        { heading: 'First', tasks: [{ to: '/you', title: 'You', hint: 'Short', status: 'done' }] },
        {
          tasks: [
            { title: 'Send', status: 'blocked' },
            { to: '/x', title: 'More', status: 'choice', statusLabel: 'Later' },
          ],
        },
      ]}
    />,
  );

  test('describes each link by its hint and state, in words', () => {
    expect(page).toMatch(/<a href="\/you" aria-describedby="task-0-0-hint task-0-0-status"/);
    expect(page).toContain('id="task-0-0-status"');
    expect(page).toContain(t('common:status.done'));
    expect(page).toContain('Later');
    expect(page).not.toContain(t('common:status.choice') + '<');
  });

  test('does not link to what cannot be started yet', () => {
    expect(page.match(/<a /g)).toHaveLength(2);
    expect(page).toContain(t('common:status.blocked'));
  });
});

describe('what people wrote', () => {
  test('is text in its own direction and language', () => {
    const page = html(<UserText lang="ur">{'سلام\n<b>x</b> \u202Eevil'}</UserText>);
    expect(page).toMatch(/^<div dir="auto" lang="ur"/);
    expect(page).toContain('&lt;b&gt;');
    expect(page).toContain('unicode-bidi:plaintext');
  });

  test('in a conversation, each message has its own language and place', () => {
    const page = html(
      <MessageThread
        messages={[
          { id: 'm1', from: 'You', when: 'today', text: 'سلام', mine: true, language: 'ur' },
          { from: 'Council', when: 'today', text: 'Hello', mine: false, language: 'en' },
        ]}
      />,
    );
    expect(page).toMatch(/<li id="m1" class="[^"]*ms-auto/);
    expect(page).toContain('<div dir="auto" lang="ur"');
    expect(page).toContain('<div dir="auto" lang="en"');
  });

  test('references stay left to right', () => {
    expect(html(<Ltr>HE-7K4M</Ltr>, 'ur')).toMatch(/^<bdi dir="ltr"[^>]*>HE-7K4M<\/bdi>$/);
  });
});

test('the header marks the section the reader is in, counts what waits, and signs out by post', () => {
  const page = html(
    <SiteHeader
      serviceName="Home education"
      councilName="Example Council"
      homeTo="/en"
      signOut={{ action: '/sign-out' }}
      navigation={[
        { to: '/a', label: 'Family', current: true, count: 0 },
        { to: '/b', label: 'Messages', count: 3 },
      ]}
    />,
  );
  expect(page).toMatch(/<a href="\/a" aria-current="page"[^>]*>Family<\/a>/);
  expect(page).toMatch(/<a href="\/b"(?![^>]*aria-current)[^>]*>Messages<span[^>]*>3<\/span><\/a>/);
  expect(page).toContain('<form method="post" action="/sign-out"');
});

test('a change link says what it changes', () => {
  const page = html(
    <SummaryList
      rows={[{ key: 'Name', value: 'Zara', changeTo: '/n', changeLabel: 'the name' }]}
    />,
  );
  expect(page).toMatch(/<a href="\/n"[^>]*>Change<span class="sr-only"> the name<\/span><\/a>/);
});

test('duties, choices and the rest are told apart by words, and an empty list is left out', () => {
  const page = html(<MustMayNeedNot must={['a']} may={['b']} neednot={[]} />);
  expect(page).toContain(t('common:layout.must'));
  expect(page).toContain(t('common:layout.may'));
  expect(page).not.toContain(t('common:layout.neednot'));
});

test('a banner takes the focus only where it is asked to', () => {
  expect(html(<Banner kind="success" title="Saved" focus />)).toMatch(
    /role="alert"[^>]*autofocus/i,
  );
  expect(html(<Banner kind="info" title="Note" />)).not.toMatch(/role="alert"|autofocus/i);
});

test('the pager links only to pages that exist', () => {
  expect(html(<KeyPager nextTo="?after=x" />)).toMatch(/^<nav.*rel="next"/);
  expect(html(<KeyPager nextTo="?after=x" />)).not.toContain('rel="prev"');
  expect(html(<KeyPager nextTo={null} previousTo={undefined} />)).toBe('');
});

test('nothing that is rendered carries an inline style, which the security policy forbids', () => {
  const page = html(
    <>
      <SessionWarning stayAction="/stay" />
      <SiteHeader serviceName="s" councilName="c" homeTo="/" />
      <Banner kind="info" title="Note" />
    </>,
  );
  expect(page).not.toContain('style=');
});

describe('leaving a page quickly', () => {
  test('is a form on every page, since a link could not sign out', () => {
    const page = html(<LeaveQuickly leaveTo="https://weather.example.org/" />);
    expect(page).toContain('<form method="post" action="/leave"');
    expect(page).not.toContain('href="/leave"');
  });

  test('has its words for the script, an empty status, and the way to what it cannot do', () => {
    const page = html(<LeaveQuickly leaveTo="https://weather.example.org/" />, 'ur');
    expect(page).toContain('data-leave="https://weather.example.org/"');
    const words = page.match(/data-words="([^"]*)"/)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(Object.keys(JSON.parse(words) as object)).toEqual(['twice', 'once', 'leaving', 'stays']);
    expect(page).toMatch(/<p role="status"[^>]*><\/p>/);
    expect(page).toContain('href="/ur/leaving-quickly"');
  });
});
