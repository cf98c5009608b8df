import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Button, FormInline, TextField } from '~/components/form';
import { EmptyState, Ltr, SummaryCard, UserText } from '~/components/layout';
import { ProblemPage } from '~/components/layout/problem-page';
import { environment } from '~/platform/config/environment.server';
import { formatMoment, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { listKeptMail, readKeptFile, type KeptMail } from '~/platform/mail/kept-mail.server';
import { machineAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = machineAccess;
export const meta = pageTitle('public:mailbox.title');
