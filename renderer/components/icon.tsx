/** The pictures that go with words; a picture never stands for a word alone. */
export type IconName = keyof typeof shapes;

/** Decoration: the word beside it is what is read aloud. */
export function Icon(props: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      className={props.className ? `icon ${props.className}` : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[props.name]} />
    </svg>
  );
}

/** Strokes on a grid of 24. */
const shapes = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  send: 'M4 12h14M12 6l6 6-6 6',
  card: 'M3 7a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM3 10h13M6 15h3M18.5 9.5a4 4 0 0 1 0 5M20.5 7a8 8 0 0 1 0 10',
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM14 8h2v2M8 14h2v2M13 13h3v3h-3z',
  pin: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5zM9 15.5h.01M12 15.5h.01M15 15.5h.01',
  bank: 'M3 9l9-5 9 5zM5 9v8M10 9v8M14 9v8M19 9v8M3 20h18',
  wait: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  check: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6L6 18',
  stop: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.7 5.7l12.6 12.6',
  back: 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  unplugged:
    'M3 21l4-4M6.5 12.5l5 5-1.5 1.5a3.5 3.5 0 0 1-5-5zM17.5 11.500l-5-5L14 5a3.5 3.5 0 0 1 5 5zM17 7l4-4M10 10l-2 2M14 14l-2 2',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.3 9.300a2.8 2.8 0 1 1 4 2.600c-.9.4-1.3 1-1.3 1.900M12 17h.01',
  ask: 'M8.2 8.2a4 4 0 1 1 5.6 3.7c-1.2.6-1.8 1.4-1.8 2.8M12 19h.01',
  alert: 'M12 4L2.5 20h19zM12 10v4.500M12 17.300h.01',
  dot: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.700l1-1',
  backspace: 'M9 5h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-6-7zM12 9.500l5 5M17 9.500l-5 5',
  earlier: 'M15 5l-7 7 7 7',
  later: 'M9 5l7 7-7 7',
  cash: 'M3 6h18v12H3zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M6 9.500v.01M18 14.500v.01',
  split: 'M12 21v-7M12 14L6 4M12 14l6-10M6 4v4M6 4h4M18 4h-4M18 4v4',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20a7.500 7.500 0 0 1 15 0',
  percent:
    'M19 5L5 19M7.500 5a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5M16.500 14a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5',
  pause: 'M8 5v14M16 5v14',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  find: 'M10.5 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500L20 20',
  enter: 'M20 6v5a3 3 0 0 1-3 3H5M9 10l-4 4 4 4',
} as const;
