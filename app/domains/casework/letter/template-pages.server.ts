import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { FormProblems } from '~/components/form/form-state';
import { keptForm } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { isLanguage, type Language } from '~/platform/i18n';
import { administrators } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import type { WordsKind } from '../case/case.codes';
import { exampleLetter, exampleLetterPdf } from './example-letter.server';
import { exampleMail, exampleMessagePdf } from './example-message.server';
import { pdfAnswer } from './letter-files.server';
import { backSchema, templateSchema } from './letter.schema';
import { isContact } from './letter.values';
import {
  findTemplate,
  goBackToVersion,
  listTemplates,
  saveTemplate,
  type TemplateResult,
  WORDS_KINDS,
} from './templates.server';

/** The list of all words of letters; for administrators. */
export async function loadTemplates(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  return { templates: await listTemplates() };
}

function whichOf(params: LoaderFunctionArgs['params']): { kind: WordsKind; language: Language } {
  const kind = WORDS_KINDS.find((code) => code === params.kind);
  const { language } = params;
  if (!kind || !isLanguage(language) || !profile().languages.includes(language)) throw notFound();
  return { kind, language };
}

/** Words with example values: as a letter reads and, where they go by email too, the email. */
function previewOf(kind: WordsKind, language: Language, words: { subject: string; text: string }) {
  const mail = isContact(kind) ? exampleMail(kind, language, words) : null;
  return { ...exampleLetter(kind, language, words), mail };
}

function pdfOf(kind: WordsKind, language: Language, words: { subject: string; text: string }) {
  return isContact(kind)
    ? exampleMessagePdf(kind, language, words)
    : exampleLetterPdf(kind, language, words);
}

/** The words of one kind in one language, as they are edited. */
export async function loadTemplate(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const { kind, language } = whichOf(args.params);
  const template = await findTemplate(kind, language);
  return {
    template,
    preview: previewOf(kind, language, template),
    english: language === 'en' ? null : await findTemplate(kind, 'en'),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

/** What was typed with what is wrong with it; `preview` where only a look at it was asked for. */
export type TemplateProblems = FormProblems & {
  preview?: ReturnType<typeof previewOf>;
};

function refusedFor(values: FormValues, result: TemplateResult): FormProblems {
  if (result.kind !== 'unknown-names') {
    return { values, errors: [{ field: 'form', code: result.kind }] };
  }
  const names = result.names.join(', ');
  return { values, errors: [{ field: result.field, code: 'unknown-names', values: { names } }] };
}

/** Keeps the words, shows how they read with example values, or goes back to an earlier version. */
export async function answerTemplate(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const { kind, language } = whichOf(args.params);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  if (values.intent === 'preview') {
    const preview = previewOf(kind, language, wordsIn(values));
    return data<TemplateProblems>({ values, errors: [], preview }, { status: 200 });
  }
  const back = values.intent === 'back';
  const parsed = back ? parse(backSchema, values) : parse(templateSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems) as ReturnType<typeof data<TemplateProblems>>;
  }
  const result =
    'version' in parsed.data
      ? await goBackToVersion(staff, kind, language, parsed.data)
      : await saveTemplate(staff, kind, language, parsed.data);
  if (result.kind === 'saved' || result.kind === 'unchanged') {
    return redirect(`/admin/letters/${kind}/${language}?done=${result.kind}`, 303);
  }
  if (result.kind === 'not-allowed') throw notFound();
  args.context.refused = true;
  return refuse(refusedFor(back ? {} : values, result)) as ReturnType<
    typeof data<TemplateProblems>
  >;
}

function wordsIn(values: FormValues): { subject: string; text: string } {
  const textOf = (name: string) => String(values[name] ?? '').slice(0, 40_000);
  return { subject: textOf('subject'), text: textOf('text') };
}

/** The words that were typed, with example values, as PDF; nothing is kept. */
export async function previewTemplatePdf(args: ActionFunctionArgs): Promise<Response> {
  await requireStaff(args, administrators);
  const { kind, language } = whichOf(args.params);
  const pdf = await pdfOf(kind, language, wordsIn(await readForm(args.request)));
  return pdfAnswer('preview.pdf', pdf);
}

/** The words as they stand, with example values, as PDF. */
export async function openTemplatePdf(args: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(args, administrators);
  const { kind, language } = whichOf(args.params);
  const words = await findTemplate(kind, language);
  return pdfAnswer('preview.pdf', await pdfOf(kind, language, words));
}
