import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import {
  CaseForm,
  colleague,
  familyWith,
  postAs,
  type CaseFamily,
} from '../support/casework-journey';
import { FormDriver } from '../support/form-driver';
import { readMail, waitForMail } from '../support/mail';
import { takeUp } from '../support/request-journey';
import { lookWith } from '../support/sending-journey';
import { sql } from '../support/sign-in-as';
import { words } from '../support/words';

const word = () => Array.from(randomBytes(8), (byte) => 'abcdefghijklmnop'[byte % 16]).join('');

/** A birthday of a child who is in this year group today. */
function bornInYear(group: number): string {
  const now = new Date();
  const begun = now.getUTCFullYear() - (now.getUTCMonth() < 8 ? 1 : 0);
  return `${begun - 5 - group}-10-15`;
}

/** A family with a child in a year group whose notice was taken up, and a reader of a language. */
async function atHome(language: string, year: number): Promise<CaseFamily> {
  const family = await familyWith(language, [word()]);
  await takeUp(family.email, family.told);
  await sql('update child set date_of_birth = $2 where id = $1', [
    family.told[0]!.childId,
    bornInYear(year),
  ]);
  await sql('update adult set language = $2 where id = $1', [family.adult, language]);
  return family;
}

for (const scripts of [true, false]) {
  test(`a letter to many families is written, read by a second person and let go, scripts ${scripts ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const look = lookWith(scripts);
    const inYearThree = [await atHome('en', 3), await atHome('ur', 3)];
    const inYearFour = await atHome('en', 4);
    const admin = await colleague(browser, 'Ottilie Brandt', ['ADMIN', 'SENIOR'], scripts);
    const senior = await colleague(browser, 'Wilhelmina Strand', ['SENIOR'], scripts);
    const mark = word();
    const own = {
      en: { subject: `Museum day ${mark}`, text: 'The museum opens early for you.\n\n{{link}}' },
      ur: { subject: `میوزیم ${mark}`, text: 'میوزیم آپ کے لیے جلد کھلے گا۔\n\n{{link}}' },
    };

    const { page } = admin;
    await page.goto('/officer/rounds/new');
    await look(page);
    const form = new FormDriver(page);
    await form.choose({ kind: 'letter' });
    await form.sendRefused('title');
    await form.type({ title: `Museum ${mark}` });
    await form.send(/\/officer\/rounds\/[0-9a-f-]{36}$/);
    const round = new URL(page.url()).pathname;
    await page.goto(`${round}/whom`);
    await form.choose({ years: '3' });
    await form.send(/done=whom$/);
    for (const language of ['en', 'ur'] as const) {
      await page.goto(`${round}/words/${language}`);
      await form.type(own[language]);
      await form.send(/done=words$/);
      await look(page);
    }
    await page.goto(`${round}/preview`);
    await look(page);
    for (const { subject } of Object.values(own)) {
      await expect(page.locator('main')).toContainText(subject);
    }
    await page.goto(round);
    await look(page);
    await new CaseForm(page, '#propose').send(/done=proposed$/);

    // Who proposed it cannot let it go, by no form and by no request.
    await look(page);
    await expect(page.locator('main')).toContainText(words('rounds:moves.notYou'));
    await expect(page.locator('#release')).toHaveCount(0);
    const version = await page.locator('#take-back [name=version]').inputValue();
    const forced = await postAs(page, round, { intent: 'release', version, families: '2' });
    expect(forced.status).toBe(400);
    expect(forced.html).toContain(words('rounds:moves.errors.form.same-person'));

    await senior.page.goto(round);
    await look(senior.page);
    await new CaseForm(senior.page, '#release').send(/done=released$/);
    for (const [at, language] of (['en', 'ur'] as const).entries()) {
      const { email, told } = inYearThree[at]!;
      const mail = await waitForMail(email, ({ subject }) => subject.includes(mark));
      expect(mail.subject).toBe(own[language].subject);
      expect(mail.text).toContain(own[language].text.split('\n')[0]);
      expect(`${mail.headers} ${mail.subject} ${mail.text} ${mail.html}`).not.toContain(
        told[0]!.name,
      );
      // Nobody else's address is in it.
      for (const other of [...inYearThree, inYearFour]) {
        if (other.email !== email) expect(mail.headers).not.toContain(other.email);
      }
    }
    await expect
      .poll(async () => {
        await senior.page.goto(round);
        return senior.page.locator('main').innerText();
      })
      .toContain(words('rounds:states.released'));
    await look(senior.page);
    const ofThisRound = async ({ email }: CaseFamily) =>
      (await readMail(email)).filter(({ subject }) => subject.includes(mark)).length;
    expect(await Promise.all(inYearThree.map(ofThisRound))).toEqual([1, 1]);
    expect(await ofThisRound(inYearFour)).toBe(0);
    for (const each of [admin, senior]) await each.page.context().close();
  });
}
