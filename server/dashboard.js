/*
 * The dashboard of gearmand. It asks /api for what is shown, and nothing while nobody looks. Whatever the server says is put into
 * the page as text: names of functions are whatever a client chose.
 */
'use strict';

const EVERY = 2000; // ms between two polls
const PATIENCE = 8000; // ms that an answer may take
const SHARE = 20; // a table that takes long to fetch is fetched so much more seldom,
const PIECE = 500; // but with no more than so many ms for each answer: one that was slow once is no long table
const ROW = 41; // px of a row
const POINTS = 60; // of a function's small chart
const SAMPLES = 150; // of the server's totals
const LATE = 300; // s that a job may wait
const SEARCHED = 5000; // rows that are fetched for a search

const $ = (id) => document.getElementById(id);
const page = {
	tab: 'functions', search: '', only: null, token: null, status: null, failures: 0, heard: 0,
	functions: new Map(), rows: [], next: null, wanted: 100, busy: false, timer: 0, turn: 0, troubled: false, tells: false, asked: 0,
	sort: { functions: ['waiting', -1], workers: ['id', 1], jobs: [null, 1] },
};

/* Names are whatever bytes a client chose: what cannot be seen, or turns the text around it, is shown by its number. */
const plain = (text) => text.replace(/(?!\u200d)[\p{Cc}\p{Cf}\u2028\u2029]|^ +$/gu, (c) => `\\u${c.codePointAt(0).toString(16).padStart(4, '0')}`);

function make(name, attributes = {}, ...children) {
	const svg = ['svg', 'polyline', 'polygon', 'line'].includes(name);
	const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		element.setAttribute(key, value);
	}
	element.append(...children.map((child) => typeof child === 'string' ? plain(child) : child));
	return element;
}

/*
 * Makes an element like another one. What is the same stays, and with it the focus, a selection, and the place of who is being
 * read to.
 */
function become(old, fresh) {
	for (const { name } of [...old.attributes].filter((each) => !fresh.hasAttribute(each.name))) {
		old.removeAttribute(name);
	}
	for (const { name, value } of [...fresh.attributes].filter((each) => old.getAttribute(each.name) !== each.value)) {
		old.setAttribute(name, value);
	}
	const olds = [...old.childNodes], news = [...fresh.childNodes];
	olds.slice(news.length).forEach((child) => child.remove());
	news.forEach((child, i) => {
		if (i >= olds.length) {
			old.append(child);
		} else if (olds[i].nodeName !== child.nodeName) {
			olds[i].replaceWith(child);
		} else if (child.nodeType === Node.ELEMENT_NODE) {
			become(olds[i], child);
		} else if (olds[i].data !== child.data) {
			olds[i].data = child.data;
		}
	});
}

const whole = new Intl.NumberFormat('en');
const number = (n) => whole.format(n);
const many = (n, word) => `${number(n)} ${word}${n === 1 ? '' : 's'}`;
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function rate(n) {
	return n >= 1000 ? `${short.format(n)}/s` : n >= 10 ? `${Math.round(n)}/s` : n > 0 ? `${n.toFixed(1)}/s` : '0/s';
}

function span(seconds) {
	const s = Math.max(0, Math.round(seconds));
	return s < 60 ? `${s} s` : s < 3600 ? `${Math.floor(s / 60)} min ${s % 60} s`
		: s < 86400 ? `${Math.floor(s / 3600)} h ${Math.floor(s % 3600 / 60)} min` : `${Math.floor(s / 86400)} d ${Math.floor(s % 86400 / 3600)} h`;
}

function size(bytes) {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let unit = 0;
	while (bytes >= 1000 && unit < 4) {
		bytes /= 1000;
		unit++;
	}
	return `${unit === 0 || bytes >= 100 ? Math.round(bytes) : bytes.toFixed(1)} ${units[unit]}`;
}

/* What a cell is: its text or node, its class, and the value that a reader of the page may want as it is. */
const cell = (content, kind = '', value = null) => ({ content, kind, value });
const count = (n, kind = '') => cell(number(n), `number ${n === 0 ? 'zero' : kind}`, n);
const sum = (list) => list.reduce((a, b) => a + b, 0);

/* What an operator has to look at: jobs that nobody can do, that wait for long, or of which every tenth fails. */
const orphaned = (row) => row.workers === 0 && sum(row.waiting) > 0;
const late = (row) => row.oldest !== null && row.oldest >= LATE;
const troubled = (row) => orphaned(row) || late(row) || row.failing >= 0.1;

function spark(points) {
	const top = Math.max(1, ...points);
	const line = points.map((y, x) => `${(POINTS - points.length + x) * 90 / (POINTS - 1)},${23 - y * 22 / top}`).join(' ');
	return make('svg', { class: 'spark', viewBox: '0 0 90 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
		make('line', { class: 'grid', x1: 0, x2: 90, y1: 23.5, y2: 23.5 }), make('polyline', { points: line }));
}

/* In percent; -1 if it is not known. */
const share = (row) => row.denominator ? Math.min(100, Math.round(100 * row.numerator / row.denominator)) : -1;

function progress(row) {
	return share(row) < 0 ? cell('–', 'zero', '') : cell(make('span', {}, make('progress', { max: 100, value: share(row), 'aria-hidden': 'true' }),
		`${share(row)} %`), '', `${row.numerator}/${row.denominator}`);
}

/* A table is its columns: a title, what it is sorted by, and its cell. */
const tables = {
	functions: {
		key: (row) => row.name,
		words: (row) => row.name,
		open: (row) => showJobs(row.name),
		columns: [
			['function', 'Function', (row) => row.name, (row) => cell(make('button', { type: 'button' }, row.name), 'name', row.name)],
			['waiting', 'Waiting', (row) => sum(row.waiting), (row) => count(sum(row.waiting))],
			['high', 'High', (row) => row.waiting[0], (row) => count(row.waiting[0])],
			['normal', 'Normal', (row) => row.waiting[1], (row) => count(row.waiting[1])],
			['low', 'Low', (row) => row.waiting[2], (row) => count(row.waiting[2])],
			['delayed', 'Delayed', (row) => row.delayed, (row) => count(row.delayed)],
			['running', 'Running', (row) => row.running, (row) => count(row.running)],
			['workers', 'Workers', (row) => row.workers, (row) => orphaned(row) ? cell('none', 'number lost', 0)
				: count(row.workers)],
			['oldest', 'Oldest', (row) => row.oldest ?? -1, (row) => row.oldest === null ? cell('–', 'number zero', '')
				: cell(span(row.oldest), `number ${late(row) ? 'late' : ''}`, row.oldest)],
			['in', 'In', (row) => row.in, (row) => cell(rate(row.in), `number ${row.in ? '' : 'zero'}`, row.in)],
			['out', 'Out', (row) => row.out, (row) => cell(rate(row.out), `number ${row.out ? '' : 'zero'}`, row.out)],
			['chart', 'Out, lately', null, (row) => cell(spark(row.points))],
			['failed', 'Failed', (row) => row.failed + row.timed_out, (row) => count(row.failed + row.timed_out, row.failing > 0 ? 'lost' : '')],
		],
		act: ['Drop', (row) => row.workers + row.running === 0, (row) => change(`Drop “${row.name}”?`,
			`Jobs that wait and end with it: ${number(sum(row.waiting) + row.delayed)}. This cannot be undone.`, 'Drop it',
			`/api/functions/drop?function=${encodeURIComponent(row.name)}`, 'The function was dropped.')],
		empty: ['No functions yet', 'A function appears with its first worker or job.'],
	},
	workers: {
		key: (row) => row.number,
		words: (row) => [row.id, row.address, ...row.functions, ...row.jobs.map((job) => job.handle)].join(' '),
		columns: [
			['id', 'Id', (row) => row.id || '~', (row) => cell(row.id || '–', row.id ? 'mono' : 'zero', row.id)],
			['address', 'Address', (row) => row.address, (row) => cell(row.address, 'mono dim', row.address)],
			['functions', 'Functions', (row) => row.functions.join(' '), (row) => cell(row.functions.join(', ') + (row.more_functions ? ', …' : ''), 'mono', row.functions.join(' '))],
			['state', 'State', (row) => row.jobs.length, (row) => row.jobs.length > 0 ? cell(make('span', { class: 'tag running' }, 'working'), '', 'working')
				: cell(make('span', { class: 'tag idle' }, row.sleeping ? 'sleeping' : 'awake'), '', row.sleeping ? 'sleeping' : 'awake')],
			['job', 'Current job', (row) => row.jobs[0]?.handle ?? '', (row) => row.jobs.length === 0 ? cell('–', 'zero', '')
				: cell(`${row.jobs[0].handle}${row.jobs.length > 1 ? ` and ${row.jobs.length - 1} more` : ''}`, 'mono', row.jobs[0].handle)],
			['job-function', 'Of', (row) => row.jobs[0]?.function ?? '', (row) => cell(row.jobs[0]?.function ?? '–', row.jobs.length ? 'mono' : 'zero', row.jobs[0]?.function ?? '')],
			['running-for', 'For', (row) => row.jobs[0]?.running_for ?? -1, (row) => row.jobs.length === 0 ? cell('–', 'number zero', '')
				: cell(span(row.jobs[0].running_for), 'number', row.jobs[0].running_for)],
			['progress', 'Progress', (row) => share(row.jobs[0] ?? {}), (row) => progress(row.jobs[0] ?? {})],
		],
		empty: ['No workers', 'A connection is a worker when it has registered a function.'],
	},
	jobs: {
		key: (row) => row.handle,
		words: (row) => `${row.handle} ${row.unique} ${row.function} ${row.worker ?? ''}`,
		columns: [
			['handle', 'Handle', (row) => row.handle, (row) => cell(row.handle, 'mono', row.handle)],
			['function', 'Function', (row) => row.function, (row) => cell(row.function, 'mono', row.function)],
			['unique', 'Unique', (row) => row.unique, (row) => cell(row.unique || '–', row.unique ? 'mono dim' : 'zero', row.unique)],
			['priority', 'Priority', (row) => ['high', 'normal', 'low'].indexOf(row.priority), (row) => cell(make('span', { class: `tag ${row.priority}` }, row.priority), '', row.priority)],
			['state', 'State', (row) => row.state, (row) => cell(make('span', { class: 'dim' }, make('span', { class: `tag ${row.state}` }, row.state),
				row.due ? ` due in ${span(row.due - page.status.time)}` : ''), '', row.state)],
			['age', 'Age', (row) => row.age, (row) => cell(span(row.age), `number ${row.state === 'waiting' && row.age >= LATE ? 'late' : ''}`, row.age)],
			['size', 'Size', (row) => row.size, (row) => cell(size(row.size), 'number', row.size)],
			['retries', 'Retries', (row) => row.retries, (row) => count(row.retries, 'late')],
			['worker', 'Worker', (row) => row.worker ?? '', (row) => cell(row.worker ? `${row.worker}, ${span(row.running_for)}` : '–', row.worker ? 'mono dim' : 'zero', row.worker ?? '')],
			['progress', 'Progress', share, progress],
		],
		act: ['Cancel', (row) => row.state !== 'running', (row) => change('Cancel this job?', `${row.handle} of ${row.function} is removed; clients that wait for it hear that it failed.`,
			'Cancel the job', `/api/jobs/cancel?handle=${encodeURIComponent(row.handle)}`, 'The job was cancelled.')],
		empty: ['No jobs', 'Nothing waits and nothing runs.'],
	},
};

/* Asking. */

async function ask(path, options = {}) {
	page.asked++;
	const answer = await fetch(path, { ...options, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
	if (!answer.ok) {
		throw Object.assign(new Error((await answer.text()).trim()), { status: answer.status });
	}
	return answer;
}

async function askJson(path) {
	try {
		return await (await ask(path)).json();
	} catch (error) {
		throw error instanceof SyntaxError ? Object.assign(new Error('what came is no JSON'), { status: 200 }) : error;
	}
}

/*
 * All pages of a list, or as many rows as are wanted, unless something else is wanted meanwhile. A function that a page began
 * with may be dropped: once more.
 */
async function askList(path, rows, most, filter = {}) {
	const all = [], { turn } = page;
	let next = null;
	do {
		const query = new URLSearchParams({ ...filter, limit: Math.min(500, most - all.length) });
		if (next !== null) {
			query.set('cursor', next);
		}
		const found = await askJson(`${path}?${query}`);
		for (const row of found[rows]) {
			all.push(row);
		}
		next = found.next;
		if (turn !== page.turn) {
			return all;
		}
	} while (next !== null && all.length < most);
	page.next = next;
	return all;
}

function append(points, point) {
	points.push(point);
	points.splice(0, points.length - POINTS);
	return points;
}

/* Rates are differences between two looks. */
function follow(rows, now) {
	const known = new Map();
	for (const row of rows) {
		const old = page.functions.get(row.name);
		const ended = row.completed + row.failed + row.timed_out;
		const seconds = old ? (now - old.now) / 1000 : 0;
		const isNew = !old || row.submitted < old.submitted;
		row.now = now;
		row.ended = ended;
		row.in = isNew ? 0 : (row.submitted - old.submitted) / seconds;
		row.out = isNew ? 0 : (ended - old.ended) / seconds;
		row.points = append(isNew ? [] : old.points, row.out);
		row.failures = append(isNew ? [] : old.failures, isNew ? 0 : (row.failed + row.timed_out - old.failed - old.timed_out) / seconds);
		row.failing = sum(row.failures) / (sum(row.points) || 1);
		known.set(row.name, row);
	}
	page.functions = known;
	return rows;
}

async function fetchTable(tab) {
	if (tab === 'functions') {
		return follow(await askList('/api/functions', 'functions', Infinity), performance.now());
	}
	const wanted = Math.max(page.wanted, page.search === '' ? 0 : SEARCHED);
	if (tab === 'workers') {
		return askList('/api/workers', 'workers', wanted);
	}
	const filter = {};
	if (page.only !== null) {
		filter.function = page.only;
	}
	if ($('job-state').value !== '') {
		filter.state = $('job-state').value;
	}
	try {
		return await askList('/api/jobs', 'jobs', wanted, filter);
	} catch (error) {
		if (error.status === 404) {
			page.next = null;
			return []; // the function is not there any more, or not yet
		}
		throw error;
	}
}

async function look(tab) {
	const { turn, status: old } = page, status = await askJson('/api/status');
	if (old !== null && (status.pid !== old.pid || status.uptime < old.uptime)) {
		page.functions.clear(); // another server: its counts begin anew
	}
	page.status = status;
	const rows = await fetchTable(tab);
	page.failures = 0;
	page.heard = Date.now();
	if (turn === page.turn) {
		page.rows = rows;
		render();
		if (page.tells) {
			put($('found'), page.search === '' ? '' : $('shown').textContent || 'Nothing found');
			page.tells = false;
		}
	}
	say(document.hidden ? 'paused' : status.draining ? 'draining' : 'live');
}

async function poll() {
	if (page.busy) {
		return;
	}
	clearTimeout(page.timer);
	page.busy = true;
	page.asked = 0;
	const begun = performance.now(), { turn } = page;
	let wait = EVERY;
	try {
		await look(page.tab);
		wait = Math.max(EVERY, Math.min(SHARE * (performance.now() - begun), PIECE * page.asked));
	} catch (error) {
		if (error.status !== 410) {
			page.failures++;
			wait = Math.min(10000, 1000 * page.failures);
			say('gone', error.status ? error.message : '');
		}
	} finally {
		page.busy = false;
		if (!document.hidden) {
			page.timer = setTimeout(poll, turn === page.turn ? wait : 0);
		}
	}
}

/* Something else is wanted: what is on its way is not. */
function hurry() {
	page.turn++;
	poll();
}

/* Showing. */

function say(state, reason = '') {
	const texts = { live: 'live', paused: 'paused', gone: 'no answer', draining: 'draining: takes no new jobs' };
	$('state').dataset.state = state;
	put($('state-text'), texts[state]);
	document.body.classList.toggle('gone', state === 'gone');
	const banner = $('banner');
	banner.hidden = state !== 'gone' && page.status?.store?.works !== false;
	if (state === 'gone') {
		const since = page.heard === 0 ? 'It has not answered yet.' : `It last answered at ${new Date(page.heard).toLocaleTimeString()}; what is shown is from then.`;
		put(banner, `${reason === '' ? 'The server does not answer.' : `The server answers: ${reason}.`} ${since} This page keeps trying.`);
		document.title = 'no answer · gearmand';
	} else if (!banner.hidden) {
		put(banner, 'The durable queue cannot be used: background jobs are refused until it can. The log says why.');
	}
}

function put(element, text) {
	if (element.textContent !== text) {
		element.textContent = text;
	}
}

function putFigure(id, n, bad = false) {
	const element = $(`tile-${id}`);
	put(element, n >= 1e7 ? short.format(n) : number(n));
	element.dataset.value = n;
	element.classList.toggle('bad', bad);
}

function renderStatus(status) {
	put($('version'), status.version);
	put($('facts'), `pid ${status.pid} · up ${span(status.uptime)} · ${many(status.connections, 'connection')} · ${size(status.memory)} · `
		+ (status.store === null ? 'jobs in memory' : `queue ${status.store.type}`));
	putFigure('waiting', status.waiting);
	putFigure('running', status.running);
	putFigure('delayed', status.delayed);
	putFigure('workers', status.workers);
	putFigure('completed', status.completed);
	renderNotes(status.history.samples, status);
	put($('count-functions'), number(status.functions));
	put($('count-workers'), number(status.workers));
	put($('count-jobs'), number(status.waiting + status.running + status.delayed));
	$('unlock').hidden = !status.controls;
	put($('unlock'), page.token === null ? 'Unlock changes' : 'Lock changes');
	document.title = `${short.format(status.waiting)} waiting · gearmand`;
	renderChart(status.history);
}

/* What is new about the totals. */
function renderNotes(samples, status) {
	const failures = status.failed + status.timed_out, failed = failures - (samples.length < SAMPLES ? 0 : samples[0][2]); // younger: all of them
	const grown = status.waiting - (samples.at(-30) ?? samples[0] ?? [0, 0, 0, status.waiting])[3];
	putFigure('failed', failures, failed > 0);
	put($('note-failed'), failed > 0 ? `${number(failed)} in 5 min` : 'none in 5 min');
	put($('note-waiting'), grown ? `${grown > 0 ? '+' : '−'}${number(Math.abs(grown))} in 1 min` : 'steady');
}

/* Curves of rates with one scale, and the area of what waits with its own. */
function renderChart({ seconds, samples }) {
	const slots = SAMPLES - 1, rates = [];
	for (let i = 1; i < samples.length; i++) {
		rates.push([(samples[i][0] - samples[i - 1][0]) / seconds, (samples[i][1] - samples[i - 1][1]) / seconds, samples[i][3]]);
	}
	const last = rates.at(-1) ?? [0, 0, 0];
	put($('rate-submitted'), rate(last[0]));
	put($('rate-ended'), rate(last[1]));
	const top = Math.max(1, ...rates.map((r) => Math.max(r[0], r[1]))), deep = Math.max(1, ...rates.map((r) => r[2]));
	const x = (i) => (600 * (slots - rates.length + i + 1) / slots).toFixed(1);
	const curve = (k, most) => rates.map((r, i) => `${x(i)},${(118 - 112 * r[k] / most).toFixed(1)}`).join(' ');
	const parts = [0, 1, 2, 3].map((i) => make('line', { class: 'grid', x1: 0, x2: 600, y1: 6 + 37.3 * i, y2: 6 + 37.3 * i }));
	if (rates.length > 1) {
		parts.push(make('polygon', { class: 'area', points: `${x(0)},118 ${curve(2, deep)} 600,118` }),
			make('polyline', { class: 'curve submitted', points: curve(0, top) }), make('polyline', { class: 'curve ended', points: curve(1, top) }));
	}
	$('chart').replaceChildren(...parts);
	put($('chart-top'), rates.length > 1 ? `top ${rate(top)} and ${short.format(deep)} waiting` : 'gathering');
}

const onlyTroubled = () => page.troubled && page.tab === 'functions';

/* The rows that are searched for, sorted. */
function chosen() {
	const table = tables[page.tab], [by, way] = page.sort[page.tab], words = page.search.toLowerCase();
	const rows = page.rows.filter((row) => (words === '' || table.words(row).toLowerCase().includes(words)) && (!onlyTroubled() || troubled(row)));
	const value = table.columns.find(([id]) => id === by)?.[2];
	if (value) {
		rows.sort((a, b) => {
			const [p, q] = [value(a), value(b)];
			return p < q ? -way : p > q ? way : 0;
		});
	}
	return rows;
}

function renderHead() {
	const table = tables[page.tab], [by, way] = page.sort[page.tab];
	const heads = table.columns.map(([id, title, value]) => {
		const head = make('th', { scope: 'col', 'data-col': id });
		if (value === null) {
			head.append(make('span', {}, title));
		} else {
			head.append(make('button', { type: 'button' }, title));
		}
		if (id === by) {
			head.setAttribute('aria-sort', way < 0 ? 'descending' : 'ascending');
		}
		return head;
	});
	if (table.act && page.token !== null) {
		heads.push(make('th', { scope: 'col' }, make('span', { class: 'hidden' }, 'Change')));
	}
	const numbers = new Set();
	table.columns.forEach(([id], i) => {
		if (['waiting', 'high', 'normal', 'low', 'delayed', 'running', 'workers', 'oldest', 'in', 'out', 'failed', 'age', 'size', 'retries', 'running-for'].includes(id)) {
			numbers.add(i);
		}
	});
	heads.forEach((head, i) => head.classList.toggle('number', numbers.has(i)));
	become($('table').tHead, make('thead', {}, make('tr', { 'aria-rowindex': 1 }, ...heads)));
}

function makeRow(row, place) {
	const table = tables[page.tab];
	const line = make('tr', { 'aria-rowindex': place + 2 });
	line.dataset.key = table.key(row);
	for (const [id, , , of] of table.columns) {
		const { content, kind, value } = of(row);
		const made = make('td', { class: kind, 'data-col': id }, content);
		if (value !== null) {
			made.dataset.value = value;
		}
		if (String(value).length > 30) {
			made.title = plain(value);
		}
		if (id === table.columns[0][0]) {
			made.setAttribute('role', 'rowheader');
		}
		line.append(made);
	}
	if (table.act && page.token !== null) {
		const [title, may] = table.act;
		line.append(make('td', {}, may(row) ? make('button', { type: 'button', class: 'quiet' }, title) : ''));
	}
	return line;
}

function pad(height) {
	const line = make('tr', { class: 'pad', 'aria-hidden': 'true' }, make('td', { colspan: 20 }));
	line.firstChild.style.height = `${height}px`;
	return line;
}

/* Only the rows that can be seen are in the page, and some around them; those that stay are the same elements. */
function renderRows() {
	const rows = chosen(), panel = $('panel'), body = $('table').tBodies[0], focused = document.activeElement, held = body.contains(focused);
	const first = Math.max(0, Math.min(rows.length - 1, Math.floor(panel.scrollTop / ROW) - 15));
	const last = Math.min(rows.length, first + Math.ceil(panel.clientHeight / ROW) + 30);
	const old = new Map([...body.rows].map((line) => [line.dataset.key, line]));
	const lines = new Set(rows.slice(first, last).map((row, i) => {
		const fresh = makeRow(row, first + i), line = old.get(fresh.dataset.key) ?? fresh;
		if (line !== fresh) {
			become(line, fresh);
		}
		return line;
	}));
	[...body.rows].filter((line) => !lines.has(line)).forEach((line) => line.remove());
	[...lines].forEach((line, i) => line !== body.rows[i] && body.insertBefore(line, body.rows[i] ?? null));
	if (first > 0) {
		body.prepend(pad(first * ROW));
	}
	if (last < rows.length) {
		body.append(pad((rows.length - last) * ROW));
	}
	$('table').setAttribute('aria-rowcount', rows.length + 1);
	if (held && document.activeElement !== focused) {
		(focused.isConnected ? focused : panel).focus({ preventScroll: true });
	}
	renderFoot(rows.length);
}

function renderFoot(found) {
	const empty = page.rows.length === 0, [title, text] = tables[page.tab].empty;
	$('table').hidden = found === 0;
	$('empty').hidden = found > 0;
	if (found === 0) {
		const unknown = page.status === null;
		const filtered = !empty || page.only !== null || onlyTroubled() || (page.tab === 'jobs' && $('job-state').value !== '');
		$('empty').replaceChildren(make('b', {}, unknown ? 'Nothing is known yet' : filtered ? 'Nothing found' : title),
			unknown ? 'The server has not answered.' : page.next !== null ? `None of the first ${number(page.rows.length)} is like what was asked for; there are more.`
				: filtered ? 'No row is like what was asked for.' : text);
	}
	const all = many(page.rows.length, page.tab.slice(0, -1));
	put($('shown'), found === 0 ? '' : `${found < page.rows.length ? `${number(found)} of ${all}` : all}${page.next !== null ? '; there are more' : ''}`);
	const troubles = page.tab === 'functions' ? page.rows.filter(troubled).length : 0;
	$('troubled').hidden = troubles === 0 && !onlyTroubled();
	put($('troubled'), `${number(troubles)} need${troubles === 1 ? 's' : ''} attention`);
	$('more').hidden = page.next === null;
}

function render() {
	if (page.status !== null) {
		renderStatus(page.status);
	}
	renderRows();
}

/* Acting. */

/* The table that is looked at is in the page's address: back, forward and a reload find it. */
function select(tab, only = null) {
	const isFirst = $('table').tHead.rows.length === 0;
	page.tab = tab;
	page.only = only;
	page.rows = tab === 'functions' ? [...page.functions.values()] : [];
	page.next = null;
	page.wanted = 100;
	for (const each of document.querySelectorAll('[role="tab"]')) {
		const on = each.id === `tab-${tab}`;
		each.setAttribute('aria-selected', on);
		each.tabIndex = on ? 0 : -1;
	}
	if (document.activeElement.role === 'tab') {
		$(`tab-${tab}`).focus();
	}
	$('panel').setAttribute('aria-labelledby', `tab-${tab}`);
	$('table').setAttribute('aria-labelledby', `tab-${tab}`);
	$('table').tBodies[0].replaceChildren();
	$('panel').scrollTop = 0;
	$('states').hidden = tab !== 'jobs';
	$('only').hidden = only === null;
	put($('only'), only === null ? '' : `only ${plain(only)}`);
	const hash = `#${tab}${only !== null ? `=${encodeURIComponent(only)}` : ''}`;
	if (location.hash !== hash) {
		history[isFirst ? 'replaceState' : 'pushState'](null, '', hash);
	}
	renderHead();
	renderRows();
	hurry();
}

function selectByHash() {
	const [tab, only] = location.hash.slice(1).split(/=(.*)/s);
	let name = null;
	try {
		name = tab === 'jobs' && only !== undefined ? decodeURIComponent(only) : null;
	} catch {
		// an address that was cut off: all jobs
	}
	select(Object.hasOwn(tables, tab) ? tab : 'functions', name);
}

function showJobs(name) {
	select('jobs', name);
	$('tab-jobs').focus();
}

/* Answers the question in the dialog, or the one before it: the browser tells of a dialog's end a little later. */
let settle = null;

/* Asks in a dialog; what was typed, or true, or null. */
function question(title, text, yes, no, kind, wantsText = false) {
	const dialog = $('ask');
	settle?.();
	$('toast').classList.remove('on');
	put($('ask-title'), plain(title));
	put($('ask-text'), plain(text));
	put($('ask-yes'), yes);
	put($('ask-no'), no);
	$('ask-yes').className = `act ${kind}`;
	$('ask-label').hidden = !wantsText;
	$('ask-input').value = '';
	dialog.returnValue = '';
	dialog.showModal();
	(wantsText ? $('ask-input') : $('ask-no')).focus();
	return new Promise((answered) => {
		settle = () => {
			settle = null;
			answered(dialog.returnValue !== 'yes' ? null : wantsText ? $('ask-input').value : true);
		};
	});
}

$('ask').addEventListener('close', () => {
	if (!$('ask').open) {
		settle?.();
		if (document.activeElement === document.body) {
			$('panel').focus(); // the button that asked is not there any more
		}
	}
});

let toastTimer = 0;

function toast(text) {
	put($('toast'), text);
	$('toast').classList.add('on');
	clearTimeout(toastTimer);
	toastTimer = setTimeout(() => $('toast').classList.remove('on'), 4000);
}

const act = (path) => ask(path, { method: 'POST', headers: { Authorization: `Bearer ${page.token}` } });

async function change(title, text, yes, path, done) {
	if (await question(title, text, yes, 'Keep it', 'danger') === null) {
		return;
	}
	try {
		await act(path);
		toast(done);
	} catch (error) {
		if (error.status === 403) {
			page.token = null;
			renderHead();
		}
		toast(`Not done: ${error.message}`);
	}
	hurry();
}

/* Nothing is cancelled when no handle is given: that only tries the token. */
async function unlock() {
	const token = page.token !== null ? null : await question('Unlock changes',
		'The token is the first line of the file that the server was given as --http-token-file. This page forgets it when it is closed.', 'Unlock', 'Cancel', '', true);
	page.token = token || null;
	if (page.token !== null) {
		try {
			await act('/api/jobs/cancel');
		} catch (error) {
			page.token = null;
			toast(`Not unlocked: ${error.message}`);
		}
	}
	renderHead();
	render();
}

for (const each of document.querySelectorAll('[role="tab"]')) {
	each.addEventListener('click', () => select(each.id.slice(4)));
	each.addEventListener('keydown', (event) => {
		const all = [...document.querySelectorAll('[role="tab"]')], at = all.indexOf(each);
		const other = all.at({ ArrowRight: (at + 1) % all.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key] ?? at);
		if (other !== each) {
			event.preventDefault();
			other.focus();
			other.click();
		}
	});
}
$('table').tHead.addEventListener('click', ({ target }) => {
	const id = target.closest('button')?.closest('th').dataset.col, [by, way] = page.sort[page.tab];
	if (id !== undefined) {
		page.sort[page.tab] = [id, by === id ? -way : page.tab === 'functions' && id !== 'function' ? -1 : 1];
		renderHead();
		renderRows();
	}
});
$('table').tBodies[0].addEventListener('click', ({ target }) => {
	const pressed = target.closest('button'), table = tables[page.tab];
	const row = pressed && page.rows.find((each) => String(table.key(each)) === pressed.closest('tr').dataset.key);
	if (row) {
		(pressed.className === 'quiet' ? table.act[2] : table.open)(row);
	}
});
/* Up and down along the buttons of a column. */
$('table').tBodies[0].addEventListener('keydown', (event) => {
	const from = event.target.closest('tr'), to = { ArrowDown: from.nextElementSibling, ArrowUp: from.previousElementSibling }[event.key];
	const button = to?.querySelector(event.target.className === 'quiet' ? '.quiet' : 'button');
	if (button) {
		event.preventDefault();
		button.focus();
	}
});
let searchTimer = 0;

/* Once the typing has ended, more is fetched for it, and who listens hears what was found. */
$('search').addEventListener('input', () => {
	page.search = $('search').value.trim();
	$('panel').scrollTop = 0;
	renderRows();
	clearTimeout(searchTimer);
	searchTimer = setTimeout(() => {
		page.tells = true;
		hurry();
	}, 500);
});
$('job-state').addEventListener('change', () => select('jobs', page.only));
$('only').addEventListener('click', () => showJobs(null));
$('troubled').addEventListener('click', () => {
	page.troubled = !page.troubled;
	$('troubled').setAttribute('aria-pressed', page.troubled);
	$('panel').scrollTop = 0;
	renderRows();
});
$('more').addEventListener('click', () => {
	page.wanted = 4 * Math.max(page.wanted, page.rows.length);
	hurry();
});
$('ask-no').addEventListener('click', () => $('ask').close(''));
$('unlock').addEventListener('click', unlock);
$('panel').addEventListener('scroll', () => requestAnimationFrame(renderRows), { passive: true });
$('skip').addEventListener('click', (event) => {
	event.preventDefault();
	$('panel').focus();
});
document.addEventListener('visibilitychange', () => {
	clearTimeout(page.timer);
	if (document.hidden) {
		say('paused');
	} else {
		poll();
	}
});

addEventListener('hashchange', selectByHash);
selectByHash();
