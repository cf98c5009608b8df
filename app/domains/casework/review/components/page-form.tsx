/** The page's own form where it shows none: the language switch and "stay signed in" send it along. */
export function PageForm() {
  return <form id="form" method="post" hidden />;
}
