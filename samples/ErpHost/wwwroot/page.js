// Amounts are read as they are written and added up in whole units: no amount becomes a binary fraction here.
class Amount {
  constructor(source) { this.source = source; }
  toString() { return this.source; }
}
const parse = text => JSON.parse(text, (_, value, context) => typeof value === 'number' ? new Amount(context.source) : value);

const SCALE = 10;
const whole = amount => {
  const [, sign, units, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  return BigInt(sign + units + decimals.padEnd(SCALE, '0'));
};
const decimalsOf = amount => (String(amount).split('.')[1] ?? '').length;
const text = (units, decimals) => {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE, SCALE === decimals ? undefined : decimals - SCALE);
  const grouped = digits.slice(0, -SCALE).replace(/\B(?=(\d{3})+$)/g, ',');
  return (units < 0n ? '−' : '') + grouped + (decimals > 0 ? '.' + fraction : '');
};
const shown = amount => text(whole(amount), decimalsOf(amount));

const byId = id => document.getElementById(id);
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const drawn = (name, attributes = {}, ...children) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// A key behind the # is never sent with the address, and does not stay in it.
const given = new URLSearchParams(location.hash.slice(1));
if (given.has('key')) {
  sessionStorage.setItem('key', given.get('key'));
  given.delete('key');
  history.replaceState(null, '', given.size ? '#' + given : location.pathname);
}
byId('key').value = sessionStorage.getItem('key') ?? '';

async function ask(path, body) {
  const response = await fetch('subledgers' + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'X-Api-Key': byId('key').value, 'Content-Type': 'application/json' },
    body,
  });
  const answer = parse(await response.text());
  if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title), { problem: answer });
  return answer;
}

async function askAll(path) {
  const items = [];
  for (let after; after !== null;) {
    const page = await ask(path + '?take=500' + (after === undefined ? '' : '&after=' + encodeURIComponent(after)));
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

const subledger = () => '/' + encodeURIComponent(byId('subledger').value);
const order = () => byId('order').value;
const inQuery = () => '?order=' + encodeURIComponent(order());

function trouble(error) {
  byId('trouble').textContent = error ? error.message : '';
  byId('trouble').hidden = !error;
}

async function attempt(action) {
  try {
    trouble(null);
    await action();
  } catch (error) {
    trouble(error);
  }
}

function fill(select, names, wanted) {
  select.replaceChildren(...names.map(name => element('option', { value: name, textContent: name })));
  if (names.includes(wanted)) select.value = wanted;
}

async function showSubledgers() {
  byId('life').hidden = true;
  if (!byId('key').value) {
    trouble(new Error('An API key is needed. The program prints one where none is configured.'));
    return;
  }
  sessionStorage.setItem('key', byId('key').value);
  fill(byId('subledger'), (await askAll('')).map(it => it.id), given.get('subledger'));
  await showOrders();
}

async function showOrders() {
  byId('life').hidden = true;
  if (!byId('subledger').value) throw new Error('There is no subledger yet.');
  fill(byId('order'), (await askAll(subledger() + '/orders')).map(it => it.order), given.get('order'));
  await showLife();
}

async function showLife() {
  byId('life').hidden = true;
  if (!order()) throw new Error('There is no order in this subledger yet.');
  const [figures, posted, next] = await Promise.all([
    ask(subledger() + '/figures' + inQuery()), askAll(subledger() + '/documents'), ask(subledger() + '/next' + inQuery())]);
  const life = documentsOf(posted);
  byId('figures').replaceChildren(drawFigures(figures));
  byId('documents').replaceChildren(...documentRows(life));
  byId('accounts').replaceChildren(...accountsOf(life).map(drawAccount));
  byId('plot').replaceChildren(drawPlot(life));
  byId('next').replaceChildren(...next.items.map(nextRow));
  byId('outcome').replaceChildren();
  byId('life').hidden = false;
  document.documentElement.dataset.order = order();
}

// What belongs to an order: what names it, and what those name or are named by.
const references = ['order', 'prepaymentInvoice', 'prepayment', 'invoice', 'payment', 'document', 'reservedFor'];
function named(value, found = new Set()) {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') { if (references.includes(key)) found.add(inner); } else named(inner, found);
    }
  }
  return found;
}

function documentsOf(posted) {
  const mine = new Set([order()]);
  const isOrder = new Set(posted.filter(it => it.document.type === 'order').map(it => it.document.number));
  for (let size = 0; size !== mine.size;) {
    size = mine.size;
    for (const { document } of posted) {
      const names = named(document);
      if (mine.has(document.number) || [...names].some(name => mine.has(name.split('/')[0]))) {
        mine.add(document.number);
        for (const name of names) if (!isOrder.has(name)) mine.add(name.split('/')[0]);
      }
    }
  }
  return posted.filter(it => mine.has(it.document.number) && (it.document.type !== 'order' || it.document.number === order()));
}

function drawFigures(figures) {
  const grid = element('div', { className: 'figures' });
  const most = whole(figures.limit);
  const share = amount => most === 0n ? 0 : Number(whole(amount) * 1000n / most) / 10;
  for (const name of ['limit', 'invoiced', 'available', 'paid', 'applied', 'remaining']) {
    const className = name === 'available' || name === 'remaining' ? 'waits' : 'bar';
    grid.append(
      element('span', { textContent: name }),
      drawn('svg', { viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        drawn('rect', { class: 'track', width: 100, height: 4 }),
        drawn('rect', { class: className, width: share(figures[name]), height: 4 })),
      element('span', { className: 'amount', id: 'figure-' + name, textContent: shown(figures[name]) + ' ' + figures.currency }));
  }
  const holds = figures.shippingHolds.map(hold => hold.name + ' ' + shown(hold.value)).join(', ');
  grid.append(element('span', { textContent: 'shipping' }), element('span', {
    className: holds ? 'cannot' : 'can', textContent: holds ? 'speaks against it: ' + holds : 'nothing of the prepayment speaks against it' }));
  return grid;
}

const lines = posted => posted.entries.flatMap(entry => entry.lines.map(line => ({ ...line, number: entry.number, date: entry.date })));

function documentRows(life) {
  const head = element('tr', {}, ...['Date', 'Document', 'Number', 'Entry'].map(title => element('th', { textContent: title })));
  return [head, ...life.map(posted => element('tr', {},
    element('td', { className: 'day', textContent: posted.document.date }),
    element('td', { textContent: posted.document.type.replace(/[A-Z]/g, letter => ' ' + letter.toLowerCase()) }),
    element('td', { className: 'day', textContent: posted.document.number }),
    element('td', { className: 'quiet', textContent: entryText(posted) })))];
}

const entryText = posted => lines(posted)
  .map(line => `${line.account} ${line.debit ? 'Dr ' + shown(line.debit) : 'Cr ' + shown(line.credit)}`).join(', ');

function accountsOf(life) {
  const accounts = new Map();
  for (const line of life.flatMap(lines)) {
    if (!accounts.has(line.account)) accounts.set(line.account, { account: line.account, role: line.role, lines: [] });
    accounts.get(line.account).lines.push(line);
  }
  return [...accounts.values()].sort((a, b) => a.account < b.account ? -1 : 1);
}

const signed = line => line.debit ? whole(line.debit) : -whole(line.credit);

function drawAccount({ account, role, lines }) {
  const decimals = decimalsOf(lines[0].debit ?? lines[0].credit);
  const cell = line => line ? [element('span', { className: 'number', textContent: line.number }), shown(line.debit ?? line.credit)] : [];
  const debits = lines.filter(line => line.debit), credits = lines.filter(line => line.credit);
  const table = element('table', { className: 'account' }, element('caption', { textContent: `${account} ${role}` }));
  for (let i = 0; i < Math.max(debits.length, credits.length); i++) {
    table.append(element('tr', {},
      element('td', { className: 'amount' }, ...cell(debits[i])), element('td', { className: 'amount' }, ...cell(credits[i]))));
  }
  const balance = lines.reduce((sum, line) => sum + signed(line), 0n);
  table.append(element('tr', { className: 'balance' },
    element('td', { className: 'amount', textContent: balance >= 0n ? text(balance, decimals) : '' }),
    element('td', { className: 'amount', textContent: balance < 0n ? text(-balance, decimals) : '' })));
  return table;
}

const plotted = [['prepayment', 'first'], ['prepaymentControl', 'second'], ['advance', 'second']];
function drawPlot(life) {
  const all = life.flatMap(lines).filter(line => plotted.some(([role]) => role === line.role));
  if (all.length === 0) return element('p', { className: 'quiet', textContent: 'Nothing is posted yet.' });

  const width = 800, height = 240, left = 90, right = 180, top = 15, bottom = 30;
  const day = date => Date.parse(date) / 86400000;
  const days = life.map(posted => day(posted.document.date));
  const first = Math.min(...days), last = Math.max(...days, first + 1);
  const series = plotted.map(([role, style]) => {
    let balance = 0n;
    const mine = all.filter(line => line.role === role).sort((a, b) => day(a.date) - day(b.date));
    return { role, style, points: mine.map(line => ({ day: day(line.date), balance: balance += signed(line) })) };
  }).filter(it => it.points.length > 0);
  const balances = series.flatMap(it => it.points.map(point => point.balance)).concat(0n);
  const most = balances.reduce((a, b) => a > b ? a : b), least = balances.reduce((a, b) => a < b ? a : b);
  const x = at => left + (at - first) / (last - first) * (width - left - right);
  const y = balance => top + (most === least ? 0 : Number((most - balance) * 10000n / (most - least)) / 10000) * (height - top - bottom);
  const decimals = decimalsOf(all[0].debit ?? all[0].credit);
  const label = (at, across, value, anchor, className = '') =>
    drawn('text', { x: across, y: at, 'text-anchor': anchor, class: className }, value);

  const svg = drawn('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': 'Balances of the prepayment accounts over time' });
  for (const balance of new Set([most, 0n, least])) {
    svg.append(drawn('line', { class: 'axis', x1: left, x2: width - right, y1: y(balance), y2: y(balance) }),
      label(y(balance) + 4, left - 8, text(balance, decimals), 'end'));
  }
  const name = at => new Date(at * 86400000).toISOString().slice(0, 10);
  svg.append(label(height - 8, left, name(first), 'start'), label(height - 8, width - right, name(last), 'end'));
  let labelled = -Infinity;
  for (const { role, style, points } of series.sort((a, b) => y(a.points.at(-1).balance) - y(b.points.at(-1).balance))) {
    const path = points.reduce((way, point) => `${way} H ${x(point.day)} V ${y(point.balance)}`, `M ${left} ${y(0n)}`) + ` H ${width - right}`;
    labelled = Math.max(labelled + 14, y(points.at(-1).balance) + 4);
    svg.append(drawn('path', { class: 'step ' + style, d: path }), label(labelled, width - right + 8, role, 'start', style));
  }
  return svg;
}

function nextRow({ purpose, document, rejection, ...posted }) {
  const choose = element('button', { type: 'button', textContent: 'Look', onclick: () => {
    byId('document').value = written(document);
    attempt(preview);
    byId('document').scrollIntoView();
  } });
  return element('li', {}, element('span', {}, choose), element('span', { textContent: purpose }),
    rejection ? element('span', { className: 'cannot', textContent: 'cannot be: ' + rejection })
      : element('span', { className: 'can', textContent: entryText(posted) || 'posts nothing' }));
}

const written = value => value instanceof Amount ? String(value)
  : Array.isArray(value) ? '[' + value.map(written).join(', ') + ']'
  : value !== null && typeof value === 'object'
    ? '{ ' + Object.entries(value).map(([key, inner]) => JSON.stringify(key) + ': ' + written(inner)).join(', ') + ' }'
  : JSON.stringify(value);

function outcome(...children) { byId('outcome').replaceChildren(...children); }

async function carryOut(action) {
  try {
    await action();
  } catch (error) {
    outcome(element('p', { className: 'cannot', textContent: error.message }));
  }
}

async function preview() {
  await carryOut(async () => {
    const would = await ask(subledger() + '/preview' + inQuery(), byId('document').value);
    const changes = ['limit', 'invoiced', 'available', 'paid', 'applied', 'remaining'].map(name => element('tr', {},
      element('td', { textContent: name }),
      element('td', { className: 'amount', textContent: shown(would.before[name]) }),
      element('td', { className: 'amount', textContent: shown(would.after[name]) })));
    outcome(
      element('p', { className: 'can', textContent: 'It would post: ' + (entryText(would) || 'nothing') }),
      element('table', {}, element('tr', {}, ...['Figure', 'Now', 'Then'].map(title => element('th', { textContent: title }))), ...changes));
  });
}

async function post() {
  await carryOut(async () => {
    const posted = await ask(subledger() + '/documents', byId('document').value);
    given.set('order', order());
    await showLife();
    outcome(element('p', { className: 'can', textContent: posted.document.number + ' is posted: ' + (entryText(posted) || 'no entry') }));
  });
}

byId('choice').onsubmit = event => event.preventDefault();
byId('key').onchange = () => attempt(showSubledgers);
byId('subledger').onchange = () => attempt(showOrders);
byId('order').onchange = () => attempt(showLife);
byId('preview').onclick = () => attempt(preview);
byId('post').onclick = () => attempt(post);
attempt(showSubledgers);
