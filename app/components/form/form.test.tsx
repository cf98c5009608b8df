import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LanguageProvider, translatorFor, type Language } from '~/platform/i18n';
import {
  Checkbox,
  Checkboxes,
  DateField,
  ErrorSummary,
  FormInline,
  FormPage,
  Hidden,
  Radios,
  Select,
  TextArea,
  TextField,
  type FormProblems,
  type SavedValues,
} from './index';

import { renderNamed } from './field-labels';

const t = translatorFor('en');

function html(element: ReactElement, language: Language = 'en') {
  return renderToStaticMarkup(<LanguageProvider language={language}>{element}</LanguageProvider>);
}

function form(children: ReactElement, problems?: FormProblems, saved?: SavedValues) {
  return html(
    <FormPage title="Who are you?" problems={problems} saved={saved}>
      {children}
    </FormPage>,
  );
}

/** The opening tag that has the id. */
function tag(page: string, id: string): string {
  const found = page.match(new RegExp(`<[a-z]+[^>]*\\bid="${id}"[^>]*>`));
  if (!found) throw new Error(`nothing has the id ${id}`);
  return found[0];
}

function attribute(page: string, id: string, name: string): string | undefined {
  return tag(page, id).match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
}

const wrongName: FormProblems = {
  values: { name: '' },
  errors: [{ field: 'name', code: 'required' }],
};

test('a form that forgets asks the browser to keep nothing of it; any other does not', () => {
  expect(tag(html(<FormPage title="Who are you?" forgets children="" />), 'form')).toContain(
    'autoComplete="off"',
  );
  expect(tag(form(<p />), 'form')).not.toContain('autoComplete');
});

describe('the summary of errors', () => {
  const long = (field: string, code = 'too-long') => ({ field, code, values: { max: 400 } });
  const named = (errors: FormProblems['errors'], errorsFrom?: string) =>
    renderNamed(
      <LanguageProvider language="en">
        <FormPage title="Page" problems={{ values: {}, errors }} errorsFrom={errorsFrom}>
          <TextArea name="who" label="Who is it about?" />
          <TextField name="place" label="Place" />
          <DateField name="day" label="The day" />
          <Checkbox name="sure" label="I am sure" />
        </FormPage>
      </LanguageProvider>,
      renderToStaticMarkup,
    );
  const lines = (page: string) =>
    [...page.matchAll(/<li><a href="#([^"]+)"[^>]*>(.*?)<\/a><\/li>/g)].map(
      ([, to, line]) => `${to} ${line!.replace(/<[^>]+>/g, '')}`,
    );

  test('names the field where the sentence does not', () => {
    const codes = [long('who'), long('place'), long('day', 'not-a-date'), long('sure', 'required')];
    expect(lines(named([...codes, long('elsewhere')]))).toEqual([
      'who Who is it about? This is too long. Use 400 characters or fewer',
      'place Place: This is too long. Use 400 characters or fewer',
      'day The day: Enter a date that exists, like 27 3 2014',
      'sure I am sure: Answer this question',
      'elsewhere This is too long. Use 400 characters or fewer',
    ]);
  });

  test('leaves a sentence of the room’s own as it is', () => {
    expect(lines(named([long('who', 'required')], 'complaints:complaint'))).toEqual([
      'who Who is it about? Answer this question',
    ]);
    const own = long('what', 'required');
    expect(lines(named([own], 'complaints:complaint'))).toEqual([
      'what Tell us what happened, in a few words',
    ]);
  });
});

describe('a text field', () => {
  test('has a label, and is described by what there is to describe it', () => {
    const page = form(<TextField name="name" label="Full name" hint="As on letters" asked="law" />);
    expect(page).toContain('<label for="name"');
    expect(attribute(page, 'name', 'aria-describedby')).toBe('name-asked name-hint');
    expect(tag(page, 'name-asked')).toBeTruthy();
    expect(page).toContain(t('common:asked.law'));
    expect(tag(page, 'name')).not.toContain('aria-invalid');
    expect(tag(page, 'name')).not.toContain('placeholder');
  });

  test('with an error says so before the input, in words, and in its description', () => {
    const page = form(<TextField name="name" label="Full name" />, wrongName);
    expect(attribute(page, 'name', 'aria-invalid')).toBe('true');
    expect(attribute(page, 'name', 'aria-describedby')).toBe('name-error');
    expect(page).toContain(`<span class="sr-only">${t('common:errors.prefix')} </span>`);
    expect(page.indexOf('id="name-error"')).toBeLessThan(page.indexOf('id="name"'));
  });

  test('keeps what was typed over what was saved, as text', () => {
    const problems = { values: { name: '"><script>x</script>' }, errors: wrongName.errors };
    const page = form(<TextField name="name" label="Name" />, problems, { name: 'Saved' });
    expect(attribute(page, 'name', 'value')).toBe('&quot;&gt;&lt;script&gt;x&lt;/script&gt;');
    expect(page).not.toContain('<script>');
    expect(form(<TextField name="name" label="Name" />, undefined, { name: 'Saved' })).toContain(
      'value="Saved"',
    );
  });

  test('an emptied answer stays empty', () => {
    const page = form(<TextField name="name" label="Name" />, wrongName, { name: 'Saved' });
    expect(attribute(page, 'name', 'value')).toBe('');
  });

  test('writes names in their own direction and email addresses left to right', () => {
    const page = form(
      <>
        <TextField name="name" label="Name" autoComplete="name" />
        <TextField name="email" type="email" label="Email" />
        <TextArea name="why" label="Why" rows={3} />
      </>,
    );
    expect(attribute(page, 'name', 'dir')).toBe('auto');
    expect(attribute(page, 'name', 'autoComplete')).toBe('name');
    expect(attribute(page, 'email', 'dir')).toBe('ltr');
    expect(attribute(page, 'why', 'dir')).toBe('auto');
  });

  test('may be the page’s heading', () => {
    const page = html(
      <FormPage title={null}>
        <TextField name="name" label="Full name" legendAsHeading />
      </FormPage>,
    );
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toMatch(/<h1[^>]*><label for="name"/);
  });
});

describe('a date', () => {
  const dob = <DateField name="dob" label="Date of birth" hint="For example" autoComplete="bday" />;

  test('is filled from a saved ISO date', () => {
    const page = form(dob, undefined, { dob: '2014-03-07' });
    expect(attribute(page, 'dob', 'value')).toBe('7');
    expect(attribute(page, 'dob-month', 'value')).toBe('3');
    expect(attribute(page, 'dob-year', 'value')).toBe('2014');
    expect(attribute(page, 'dob', 'name')).toBe('dob.day');
    expect(attribute(page, 'dob-year', 'autoComplete')).toBe('bday-year');
  });

  test('with an error describes the group, marks the wrong part, and keeps what was typed', () => {
    const values = { 'dob.day': '31', 'dob.month': 'x', 'dob.year': '2014' };
    const errors = [{ field: 'dob', code: 'not-a-date' }];
    const page = form(dob, { values, errors }, { dob: '2013-01-01' });
    expect(attribute(page, 'dob-group', 'aria-describedby')).toBe('dob-hint dob-error');
    expect(attribute(page, 'dob-month', 'aria-invalid')).toBe('true');
    expect(tag(page, 'dob')).not.toContain('aria-invalid');
    expect(attribute(page, 'dob-month', 'value')).toBe('x');
    expect(page).toContain('href="#dob-month"');
  });

  test('an emptied part is not filled from what was saved', () => {
    const values = { 'dob.day': '', 'dob.month': '1', 'dob.year': '2013' };
    const errors = [{ field: 'dob', code: 'date-incomplete' }];
    const page = form(dob, { values, errors }, { dob: '2013-01-05' });
    expect(attribute(page, 'dob', 'value')).toBe('');
  });

  test('shows an error about one of its parts', () => {
    const errors = [{ field: 'dob.year', code: 'required' }];
    const page = form(dob, { values: {}, errors });
    expect(attribute(page, 'dob-year', 'aria-invalid')).toBe('true');
    expect(page).toContain('id="dob-error"');
  });
});

describe('choices', () => {
  const options = [
    { value: 'school', label: 'School', hint: 'Any school' },
    { value: 'other', label: 'Other', conditional: <TextField name="which" label="Which?" /> },
  ];

  test('stand in a fieldset with a legend; the first carries the id that errors lead to', () => {
    const errors = [{ field: 'place', code: 'required' }];
    const page = form(<Radios name="place" label="Where?" options={options} />, {
      values: { other: 'x' },
      errors,
    });
    expect(page).toMatch(/<fieldset[^>]*><legend[^>]*>Where\?/);
    expect(attribute(page, 'place', 'value')).toBe('school');
    expect(attribute(page, 'place-group', 'aria-describedby')).toBe('place-error');
    expect(page).toContain('href="#place"');
    expect(attribute(page, 'place', 'aria-describedby')).toBe('place-hint');
    expect(attribute(page, 'place', 'aria-labelledby')).toBe('place-label');
  });

  test('what was unticked stays unticked after an error, whatever was saved', () => {
    const field = <Checkboxes name="help" label="Help" options={options} />;
    expect(tag(form(field, undefined, { help: ['other'] }), 'help-other')).toContain('checked');
    const page = form(field, wrongName, { help: ['other'] });
    expect(tag(page, 'help-other')).not.toContain('checked');
  });

  test('one and several posted values are both kept', () => {
    const field = <Checkboxes name="help" label="Help" options={options} />;
    const one = form(field, { ...wrongName, values: { help: 'other' } });
    expect(tag(one, 'help-other')).toContain('checked');
    expect(tag(one, 'help')).not.toContain('checked');
    const both = form(field, { ...wrongName, values: { help: ['school', 'other'] } });
    expect(tag(both, 'help')).toContain('checked');
  });

  test('further questions are in the page even while hidden, with what was typed', () => {
    const page = form(<Radios name="place" label="Where?" options={options} />, undefined, {
      place: 'school',
      which: 'The library',
    });
    expect(attribute(page, 'which', 'value')).toBe('The library');
  });

  test('an error about one ticked value is shown at the group', () => {
    const page = form(<Checkboxes name="help" label="Help" options={options} />, {
      values: { help: ['x'] },
      errors: [{ field: 'help.0', code: 'not-an-option' }],
    });
    expect(page).toContain('id="help-error"');
    expect(page).toContain('href="#help"');
  });

  test('a single box and a list keep what was chosen', () => {
    const page = form(
      <>
        <Checkbox name="agree" label="I agree" />
        <Select
          name="lang"
          label="Language"
          emptyLabel=""
          options={[{ value: 'ur', label: 'Urdu' }]}
        />
        <Hidden name="version" />
      </>,
      undefined,
      { agree: 'yes', lang: 'ur', version: '7' },
    );
    expect(tag(page, 'agree')).toContain('checked');
    expect(page).toContain('<option value="ur" selected="">');
    expect(page).toContain('<input type="hidden" name="version" autoComplete="off" value="7"/>');
  });
});

describe('the error summary', () => {
  test('takes the focus, is announced, and leads to each field', () => {
    const page = form(<TextField name="name" label="Name" />, wrongName);
    const summary = page.match(/<div role="alert"[^>]*>/)?.[0];
    expect(summary).toContain('tabindex="-1"');
    expect(summary).toContain('autofocus');
    expect(page).toContain(`<a href="#name"`);
    expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('<h1'));
    expect(page.split(t('common:errors.required'))).toHaveLength(3);
  });

  test('is not there without errors', () => {
    expect(form(<TextField name="name" label="Name" />)).not.toContain('role="alert"');
    expect(html(<ErrorSummary problems={{ values: {}, errors: [] }} />)).toBe('');
  });

  test('says what is wrong with the whole form without a link that leads nowhere', () => {
    const page = html(
      <ErrorSummary problems={{ values: {}, errors: [{ field: 'form', code: 'stale' }] }} />,
    );
    expect(page).toContain(t('common:errors.stale'));
    expect(page).not.toContain('<a ');
  });

  test('speaks the language of the page', () => {
    expect(html(<ErrorSummary problems={wrongName} />, 'ur')).toContain(
      translatorFor('ur')('common:errors.required'),
    );
  });
});

test('the form posts without the browser’s own checks and can be named by buttons outside of it', () => {
  expect(form(<Hidden name="a" value="b" />)).toMatch(
    /<form id="form" method="post" novalidate=""/i,
  );
});

test('two forms of a page may have fields of the same name', () => {
  const page = html(
    <>
      <ErrorSummary
        idPrefix="pause"
        problems={{ values: {}, errors: [{ field: 'reason', code: 'required' }] }}
      />
      <FormInline
        id="pause"
        problems={{ values: {}, errors: [{ field: 'reason', code: 'required' }] }}
      >
        <TextField name="reason" label="Reason" />
      </FormInline>
      <FormInline id="close">
        <TextField name="reason" label="Reason" />
      </FormInline>
    </>,
  );
  expect(attribute(page, 'pause-reason', 'aria-describedby')).toBe('pause-reason-error');
  expect(tag(page, 'close-reason')).not.toContain('aria-invalid');
  expect(page).toContain('href="#pause-reason"');
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
});
