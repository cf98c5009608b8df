import href from '~/components/styles.css?url';

/** The address of the one stylesheet. */
export function stylesheetHref(): string {
  return href;
}
