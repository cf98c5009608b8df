import type { ReactNode } from 'react';
import { Button } from '~/components/form';
import { BackLink } from '~/components/layout';

type SureProps = {
  backTo: string;
  title: string;
  button: string;
  keep: string;
  children: ReactNode;
};

/** A question with one button that does it, and the way back. */
export function SureOrNot({ backTo, title, button, keep, children }: SureProps) {
  return (
    <div className="max-w-[42rem]">
      <BackLink to={backTo} />
      <h1>{title}</h1>
      {children}
      <form method="post" className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button variant="warning">{button}</Button>
        <a href={backTo} className="inline-flex min-h-11 items-center">
          {keep}
        </a>
      </form>
    </div>
  );
}
