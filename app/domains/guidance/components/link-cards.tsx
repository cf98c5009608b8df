export type LinkCard = { to: string; title: string; text: string };

/** The main ways on from a page, each with a line about it. */
export function LinkCards({ cards }: { cards: LinkCard[] }) {
  return (
    <ul role="list" className="mt-6 mb-8 grid gap-4 sm:grid-cols-2">
      {cards.map((card) => (
        <li
          key={card.to}
          className="relative rounded-xl border border-line bg-surface p-5 hover:border-edge hover:bg-tint"
        >
          <a href={card.to} className="text-lg font-semibold after:absolute after:inset-0">
            {card.title}
          </a>
          <p className="mt-1 mb-0 text-soft">{card.text}</p>
        </li>
      ))}
    </ul>
  );
}
