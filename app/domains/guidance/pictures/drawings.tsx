import type { ReactNode } from 'react';
import { Bubble, Child, Grown, SchoolHouse, Seal, Sheet, tone } from './drawing-parts';

const plain = tone('plain');
const accent = tone('accent');
const soft = tone('soft');

/** The drawings of the short versions: lines in the colour of the words, one warm colour, one pale ground. */
const drawings = {
  home: (
    <>
      <path d="M24 84V46l36-30 36 30v38Z" className={plain} />
      <path d="M16 52 60 14l44 38" />
      <path d="M80 24v-9h8v16" className={soft} />
      <Grown x={49} y={84} />
      <Child x={74} y={84} />
      <path d="M60 40c-3-5-9-1-6 3l6 6 6-6c3-4-3-8-6-3Z" className={accent} strokeWidth="2" />
    </>
  ),
  reading: (
    <>
      <Child x={60} y={62} wears="accent" />
      <path
        d="M60 60c-8-7-20-8-32-6v28c12-2 24-1 32 5 8-6 20-7 32-5V54c-12-2-24-1-32 6Z"
        className={plain}
      />
      <path d="M60 60v27M36 62c6-1 11 0 16 2M36 70c6-1 11 0 16 2M84 62c-6-1-11 0-16 2M84 70c-6-1-11 0-16 2" />
      <path
        d="m26 24 3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1ZM94 18l2 4 5 1-3 4v4l-4-2-5 2 1-4-3-4 4-1Z"
        className={accent}
        strokeWidth="2"
      />
    </>
  ),
  letter: (
    <>
      <Sheet x={34} y={12} w={52} h={48} lines={3} />
      <path d="M22 44v42h76V44L60 70Z" className={accent} />
      <path d="m22 86 28-24M98 86 70 62" />
    </>
  ),
  making: (
    <>
      <path
        d="M50 20c-20 0-34 12-34 30s14 30 32 30c6 0 8-3 7-7-2-6 1-10 6-10h10c8 0 13-5 13-14 0-17-15-29-34-29Z"
        className={plain}
      />
      <circle cx="32" cy="48" r="5" className={accent} />
      <circle cx="40" cy="34" r="5" className={soft} />
      <circle cx="56" cy="31" r="5" className={accent} />
      <circle cx="70" cy="40" r="5" className={soft} />
      <path
        d="M100 84V50M100 66c-8 0-12-4-12-11 8 0 12 4 12 11ZM100 58c7 0 11-4 11-10-7 0-11 4-11 10Z"
        className={accent}
      />
      <path d="M88 84h24" />
      <circle cx="100" cy="20" r="8" className={accent} />
      <path d="M100 6v3M100 31v3M86 20h3M111 20h3M90 10l2 2M108 28l2 2M110 10l-2 2M92 28l-2 2" />
    </>
  ),
  ways: (
    <>
      <Bubble x={10} y={12} w={46} h={28} />
      <path d="M19 22h28M19 30h18" />
      <rect x="66" y="22" width="44" height="30" rx="5" className={accent} />
      <path d="M78 22l4-7h12l4 7" className={accent} />
      <circle cx="88" cy="37" r="9" className={plain} />
      <circle cx="88" cy="37" r="3.5" />
      <rect x="24" y="52" width="36" height="34" rx="3" className={plain} />
      <path d="m28 80 9-13 7 8 5-5 7 10Z" className={accent} />
      <circle cx="50" cy="60" r="3" className={accent} strokeWidth="2" />
      <path d="m74 86 3-9 20-20 6 6-20 20Z" className={plain} />
      <path d="m92 62 6 6" />
    </>
  ),
  stamp: (
    <>
      <Sheet x={20} y={26} w={54} h={60} lines={4} />
      <path d="M84 54c-6-8-7-14-7-19a10 10 0 0 1 20 0c0 5-1 11-7 19Z" className={accent} />
      <path d="M72 54h30a4 4 0 0 1 4 4v9H68v-9a4 4 0 0 1 4-4Z" className={accent} />
      <path d="M68 74h38" />
    </>
  ),
  door: (
    <>
      <path d="M20 86V40l40-28 40 28v46" className={plain} />
      <path d="M12 46 60 12l48 34" />
      <rect x="46" y="44" width="28" height="42" rx="2" className={accent} />
      <circle cx="68" cy="66" r="2" fill="currentColor" />
      <path
        d="M28 54h11v11H28ZM81 54h11v11H81ZM33.5 54v11M86.5 54v11"
        className={soft}
        strokeWidth="2"
      />
      <path d="M10 86h100" />
    </>
  ),
  clock: (
    <>
      <circle cx="60" cy="50" r="34" className={plain} />
      <path d="M60 50V28a22 22 0 0 1 20 32Z" className={accent} stroke="none" />
      <path d="M60 26v24l16 9" strokeWidth="3.5" />
      <path d="M60 20v3M60 77v3M30 50h3M87 50h3" />
      <path d="m30 18-8 8M90 18l8 8" strokeWidth="4" />
    </>
  ),
  phone: (
    <>
      <Grown x={34} y={86} />
      <Grown x={88} y={86} wears="soft" />
      <Bubble x={16} y={10} w={36} h={24} fill="plain" />
      <path
        d="M34 15.500c-4 0-6 2-6 4.500M34 15.500c5 0 6.5 3 5 5.5-1 2-4 2-4 5M35 29.500v.5"
        strokeWidth="2.6"
      />
      <Bubble x={64} y={10} w={42} h={24} fill="accent" end />
      <path d="M73 19h24M73 26h14" />
    </>
  ),
  school: (
    <>
      <SchoolHouse x={70} y={84} />
      <Child x={24} y={84} wears="accent" />
      <path d="M4 84h112" />
    </>
  ),
  schools: (
    <>
      <g transform="translate(-26 2) scale(.86)">
        <SchoolHouse x={64} y={94} fill="soft" />
      </g>
      <g transform="translate(30 2) scale(.86)">
        <SchoolHouse x={68} y={94} />
      </g>
      <path d="M46 18c8-8 20-8 28 0M74 10v8h-8" />
      <path d="M4 83h112" />
    </>
  ),
  meeting: (
    <>
      <Grown x={30} y={70} wears="soft" />
      <Grown x={90} y={70} />
      <rect x="16" y="66" width="88" height="8" rx="3" className={plain} />
      <path d="M30 74v14M90 74v14" />
      <Bubble x={40} y={10} w={40} h={20} end />
      <path d="M50 20h.5M60 20h.5M70 20h.5" strokeWidth="4" />
    </>
  ),
  agreed: (
    <>
      <Sheet x={30} y={12} w={60} h={74} lines={4} />
      <circle cx="82" cy="70" r="17" className={accent} />
      <path d="m74 70 6 6 11-12" strokeWidth="3.5" />
    </>
  ),
  sealed: (
    <>
      <Sheet x={28} y={10} w={64} h={76} lines={5} />
      <Seal x={78} y={66} />
      <path d="M38 20h24" strokeWidth="4" />
    </>
  ),
  folder: (
    <>
      <Sheet x={36} y={12} w={48} h={44} lines={3} />
      <rect
        x="58"
        y="22"
        width="32"
        height="30"
        rx="2"
        className={accent}
        transform="rotate(8 74 37)"
      />
      <path d="m62 48 8-11 6 7 4-4 7 10" transform="rotate(8 74 37)" className={plain} />
      <path d="M16 44h30l6 7h52v31a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4Z" className={plain} />
      <path d="M16 58h88" />
    </>
  ),
  calendar: (
    <>
      <rect x="26" y="18" width="68" height="66" rx="5" className={plain} />
      <path d="M26 36V23a5 5 0 0 1 5-5h58a5 5 0 0 1 5 5v13Z" className={accent} />
      <path d="M42 12v12M78 12v12" strokeWidth="4" />
      <path d="M36 48h8M52 48h8M68 48h8M36 60h8M68 60h8M36 72h8M52 72h8" />
      <circle cx="58" cy="60" r="8" className={accent} />
    </>
  ),
  talk: (
    <>
      <Grown x={30} y={86} />
      <Bubble x={46} y={10} w={60} h={32} fill="plain" />
      <path d="M56 20h40M56 28h30" />
      <Bubble x={64} y={52} w={44} h={24} fill="accent" end />
      <path d="M73 61h26M73 68h15" />
    </>
  ),
  hourglass: (
    <>
      <path
        d="M40 16h40v6c0 14-14 20-14 28s14 14 14 28v6H40v-6c0-14 14-20 14-28S40 36 40 22Z"
        className={plain}
      />
      <path
        d="M46 32h28c-3 7-10 11-11 17h-6c-1-6-8-10-11-17ZM42 82c2-10 12-14 18-14s16 4 18 14Z"
        className={accent}
        strokeWidth="2"
      />
      <path d="M34 14h52M34 86h52" strokeWidth="4" />
      <path d="M98 40v20M88 50h20" strokeWidth="4" />
    </>
  ),
  form: (
    <>
      <rect x="28" y="10" width="64" height="76" rx="4" className={plain} />
      <rect x="37" y="20" width="46" height="10" rx="2" className={soft} strokeWidth="2" />
      <rect x="37" y="36" width="46" height="10" rx="2" className={soft} strokeWidth="2" />
      <rect x="37" y="54" width="9" height="9" rx="2" className={accent} strokeWidth="2" />
      <rect x="37" y="69" width="9" height="9" rx="2" className={soft} strokeWidth="2" />
      <path d="M53 59h28M53 74h20" />
    </>
  ),
  why: (
    <>
      <Grown x={36} y={86} />
      <Bubble x={52} y={8} w={52} h={42} fill="plain" />
      <path d="M70 24c0-9 16-9 16 0 0 6-8 6-8 12M78 42v.5" strokeWidth="4" />
    </>
  ),
  unsure: (
    <>
      <Sheet x={24} y={12} w={56} h={74} lines={5} />
      <circle cx="84" cy="62" r="20" className={accent} />
      <path d="M77 57c0-9 14-9 14 0 0 5-7 5-7 10M84 73v.5" strokeWidth="3.5" />
    </>
  ),
  help: (
    <>
      <Grown x={38} y={86} />
      <Grown x={84} y={86} wears="soft" />
      <path
        d="M60 36c-6-11-20-2-13 7l13 13 13-13c7-9-7-18-13-7Z"
        className={accent}
        transform="translate(1 -20)"
      />
      <path d="M50 76c8 6 14 6 22 0" />
    </>
  ),
  look: (
    <>
      <Sheet x={22} y={12} w={58} h={74} lines={5} />
      <circle cx="78" cy="50" r="20" className={accent} fillOpacity=".75" />
      <circle cx="78" cy="50" r="14" className={plain} />
      <path d="M70 46h16M70 53h10" />
      <path d="m92 65 16 18" strokeWidth="6" />
    </>
  ),
  steps: (
    <>
      <path d="M12 86V72h24V58h24V44h24V30h24v56Z" className={plain} />
      <path d="M36 72v14M60 58v28M84 44v42" strokeWidth="1.5" />
      <circle cx="46" cy="28" r="18" className={accent} />
      <path d="m38 28 6 6 11-12" strokeWidth="3.5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type Drawing = keyof typeof drawings;

/** A drawing beside its sentence, which says all that it shows. */
export function Picture({ drawing }: { drawing: Drawing }) {
  return (
    <svg
      viewBox="0 0 120 96"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="mx-auto block w-full max-w-60"
    >
      <ellipse cx="60" cy="56" rx="58" ry="38" className="fill-tint" stroke="none" />
      {drawings[drawing]}
    </svg>
  );
}
