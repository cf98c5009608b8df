import type { ReactNode } from 'react';

/**
 * Text that a person wrote, as text: each line in its own direction, kept apart from what stands
 * around it, line breaks kept, long words broken. `lang` is the language it was written in.
 */
export function UserText(props: { children: string; lang?: string }) {
  return (
    <div
      dir="auto"
      lang={props.lang}
      className="whitespace-pre-line wrap-anywhere [unicode-bidi:plaintext]"
    >
      {props.children}
    </div>
  );
}

/** References, codes, telephone numbers and email addresses: left to right in any surroundings. */
export function Ltr({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className="wrap-anywhere">
      {children}
    </bdi>
  );
}

export type Message = {
  id?: string;
  from: ReactNode;
  when: ReactNode;
  text: string;
  mine: boolean;
  language?: string;
};

/** A written conversation, oldest first; what the reader wrote stands at the end edge. */
export function MessageThread({ messages }: { messages: Message[] }) {
  return (
    <ol role="list" className="space-y-4">
      {messages.map((message, index) => (
        <li
          key={message.id ?? index}
          id={message.id}
          className={`max-w-[40rem] rounded-xl border px-5 py-3 ${
            message.mine
              ? 'ms-auto rounded-ee-none border-line bg-tint'
              : 'me-auto rounded-es-none border-line bg-surface'
          } sm:w-5/6`}
        >
          <p className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="font-semibold">{message.from}</span>
            <span className="text-soft">{message.when}</span>
          </p>
          <UserText lang={message.language}>{message.text}</UserText>
        </li>
      ))}
    </ol>
  );
}
