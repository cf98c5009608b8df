import { beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { composeRoundMail } from './compose-round-mail.server';
import { renderRoundLetter } from './render-round-letters.server';

const link = 'http://localhost:3000/en/family/request/8f6c';
const values = { link, on: '2026-11-24', answerBy: '2026-12-22', children: ['CanaryChild'] };

beforeAll(() => useEnvironment(readEnvironment({})));

const words = (text: string, subject = 'A message from {{councilName}}') => ({ subject, text });

describe('the email of a round', () => {
  it('names no child, and leaves out the line that would', () => {
    const mail = composeRoundMail(
      words(
        'Hello.\n\nThis is about {{children}}.\n\nAnswer by {{answerBy}}:\n\n{{link}}',
        'About {{children}}',
      ),
      'en',
      values,
    );
    expect(JSON.stringify(mail)).not.toContain('CanaryChild');
    expect(mail.text).not.toContain('This is about');
    expect(mail.text).toContain('Answer by 22 December 2026:');
    expect(mail.subject).not.toContain('{{');
  });

  it('has headings, lists and its link in text and HTML, and no other link', () => {
    const mail = composeRoundMail(
      words(`## How\n\n- call {{phone}}\n- see https://elsewhere.example\n\n{{link}}`),
      'en',
      values,
    );
    expect(mail.text).toMatch(
      /^How\n\n- call 020 8496 0000\n- see https:\/\/elsewhere\.example\n\n/,
    );
    expect(mail.html).toMatch(/<h2[^>]*>How<\/h2><ul[^>]*><li dir="auto">call 020/);
    expect(mail.html.match(/<a /g)).toHaveLength(1);
    expect(mail.html).toContain(`<a href="${link}">`);
  });

  it('is not led astray by what stands in its words', () => {
    const evil =
      'X\r\nBcc: everybody@example.org\u202E\n\n<script>alert(1)</script>\n\n{{constructor}} {{__proto__}} {{block:findings}} {{{link}}}';
    const mail = composeRoundMail(
      words(evil, `Hi\r\nBcc: everybody@example.org\u202E`),
      'en',
      values,
    );
    expect(mail.subject).toBe('Hi Bcc: everybody@example.org');
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.text).not.toMatch(/\u202E|constructor|__proto__|function|findings/);
  });

  it('keeps an address whole in a language that is read from right to left', () => {
    const mail = composeRoundMail(words('یہاں جواب دیں: {{link}}', 'پیغام'), 'ur', values);
    expect(mail.text).toContain(`: ${link}\n`);
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.html).toContain(`<a href="${link}">`);
  });
});

describe('the letter of a round', () => {
  it('has the children’s names, the reader’s address and the translation', async () => {
    const pdf = await readPdf(
      await renderRoundLetter({
        words: [
          {
            language: 'en',
            ...words('This is about {{children}}.\n\nAnswer by {{answerBy}}.', 'A message'),
          },
          {
            language: 'ro',
            ...words('Este vorba despre {{children}}, până pe {{answerBy}}.', 'Un mesaj'),
          },
        ],
        to: {
          name: 'Ioana Popa',
          addressLines: ['1 Own Road', 'London', 'E17 4JF'],
          language: 'ro',
        },
        values: () => ({ ...values, children: ['Ana', 'Ion'] }),
      }),
    );
    expect(pdf).toMatchObject({ tagged: true, language: 'en' });
    expect(pdf.text).toContain('Dear Ioana Popa');
    expect(pdf.text).toContain('This is about Ana and Ion.');
    expect(pdf.text).toContain('1 Own Road');
    expect(pdf.text).toContain('Este vorba despre Ana și Ion, până pe 22 decembrie 2026.');
    expect(pdf.text).not.toContain(' of 1\n');
  });
});
