/** Methods that read the machine's time zone, which is never right: dates are in Asia/Shanghai, instants in UTC. */
const LOCAL_TIME =
  'CallExpression > MemberExpression[property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$|^to(Date|Time|Locale|LocaleDate|LocaleTime)String$/].callee';
const RESOLVED_OPTIONS = "MemberExpression[property.name='resolvedOptions']";
const NOW = "MemberExpression[object.name='Date'][property.name='now']";
const NEW_DATE = "NewExpression[callee.name='Date'][arguments.length=0]";
const RANDOM = "MemberExpression[object.name='Math'][property.name='random']";

/** A rule that refuses what these selectors find, each with its message. */
const refusing = (messages) => ({
  create: (context) =>
    Object.fromEntries(
      Object.entries(messages).map(([selector, message]) => [selector, (node) => context.report({ node, message })]),
    ),
});

/** Rules of this project for oxlint. Each refuses what would answer otherwise on another machine or at another time. */
export default {
  meta: { name: 'zhengshu' },
  rules: {
    'no-local-time': refusing({
      [LOCAL_TIME]: 'This reads the time zone of the machine: use the UTC methods, or the calendar of libs/domain.',
    }),
    'no-resolved-options': refusing({
      [RESOLVED_OPTIONS]: 'The options of the machine differ from one replay to the next.',
    }),
    'no-clock': refusing({
      [NOW]: 'A rule has no clock: the instant is an argument.',
      [NEW_DATE]: 'A rule has no clock: the instant is an argument.',
      [RANDOM]: 'A rule answers the same each time.',
    }),
  },
};
