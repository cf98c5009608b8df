import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { BeforePage, GuidanceSections, sameForEveryone } from '~/domains/guidance';
import { guidanceValues } from '~/domains/guidance/index.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('public:whatItMeans.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return guidanceValues();
}

/** What the Department for Education expects a parent to be helped to understand before deciding. */
export default function WhatItMeans() {
  const t = useT();
  return (
    <BeforePage
      title={t('public:whatItMeans.title')}
      lead={t('public:whatItMeans.lead')}
      next={{ to: '/pressed', title: t('public:pressed.title') }}
    >
      <GuidanceSections
        from="public:whatItMeans.sections"
        values={useLoaderData<typeof loader>()}
      />
    </BeforePage>
  );
}
