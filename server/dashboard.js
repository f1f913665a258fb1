/*
 * The dashboard of gearmand. It asks /api for what is shown, and nothing while nobody looks. Whatever the server says is put into
 * the page as text: names of functions are whatever a client chose.
 */
'use strict';

const EVERY = 2000; // ms between two polls
const PATIENCE = 8000; // ms that an answer may take
const SHARE = 20; // a table that takes long to fetch is fetched so much more seldom
const ROW = 41; // px of a row
const POINTS = 60; // of a function's small chart

const $ = (id) => document.getElementById(id);
const page = {
	tab: 'functions', search: '', only: null, token: null, status: null, failures: 0, heard: 0,
	functions: new Map(), rows: [], next: null, wanted: 100, busy: false, timer: 0, total: null,
	sort: { functions: ['waiting', -1], workers: ['id', 1], jobs: [null, 1] },
};

function make(name, attributes = {}, ...children) {
	const svg = ['svg', 'polyline', 'polygon', 'line'].includes(name);
	const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		element.setAttribute(key, value);
	}
	element.append(...children);
	return element;
}

const whole = new Intl.NumberFormat('en');
const number = (n) => whole.format(n);
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

function button(text, act, kind = '') {
	const made = make('button', { type: 'button', class: kind }, text);
	made.addEventListener('click', act);
	return made;
}

function spark(points) {
	const top = Math.max(1, ...points);
	const line = points.map((y, x) => `${(POINTS - points.length + x) * 90 / (POINTS - 1)},${23 - y * 22 / top}`).join(' ');
	return make('svg', { class: 'spark', viewBox: '0 0 90 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, make('polyline', { points: line }));
}

function progress(row) {
	if (!row.denominator) {
		return cell('–', 'zero', '');
	}
	const share = Math.min(100, Math.round(100 * row.numerator / row.denominator));
	return cell(make('span', {}, make('progress', { max: 100, value: share, 'aria-label': 'progress' }), `${share} %`), '', `${row.numerator}/${row.denominator}`);
}

/* A table is its columns: a title, what it is sorted by, and its cell. */
const tables = {
	functions: {
		key: (row) => row.name,
		words: (row) => row.name,
		columns: [
			['function', 'Function', (row) => row.name, (row) => cell(button(row.name, () => showJobs(row.name)), 'name', row.name)],
			['waiting', 'Waiting', (row) => sum(row.waiting), (row) => count(sum(row.waiting))],
			['high', 'High', (row) => row.waiting[0], (row) => count(row.waiting[0])],
			['normal', 'Normal', (row) => row.waiting[1], (row) => count(row.waiting[1])],
			['low', 'Low', (row) => row.waiting[2], (row) => count(row.waiting[2])],
			['delayed', 'Delayed', (row) => row.delayed, (row) => count(row.delayed)],
			['running', 'Running', (row) => row.running, (row) => count(row.running)],
			['workers', 'Workers', (row) => row.workers, (row) => count(row.workers).value === 0 && sum(row.waiting) > 0
				? cell('none', 'number lost', 0) : count(row.workers)],
			['oldest', 'Oldest', (row) => row.oldest ?? -1, (row) => row.oldest === null ? cell('–', 'number zero', '')
				: cell(span(row.oldest), `number ${row.oldest >= 300 ? 'late' : ''}`, row.oldest)],
			['in', 'In', (row) => row.in, (row) => cell(rate(row.in), `number ${row.in ? '' : 'zero'}`, row.in)],
			['out', 'Out', (row) => row.out, (row) => cell(rate(row.out), `number ${row.out ? '' : 'zero'}`, row.out)],
			['chart', 'Out, lately', null, (row) => cell(spark(row.points))],
			['failed', 'Failed', (row) => row.failed + row.timed_out, (row) => count(row.failed + row.timed_out, 'lost')],
		],
		act: ['Drop', (row) => row.workers + row.running === 0, (row) => change(`Drop “${row.name}”?`,
			`${number(sum(row.waiting) + row.delayed)} jobs that wait end with it. This cannot be undone.`, 'Drop it',
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
			['progress', 'Progress', null, (row) => progress(row.jobs[0] ?? {})],
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
			['state', 'State', (row) => row.state, (row) => cell(make('span', { class: `tag ${row.state}` }, row.state), '', row.state)],
			['age', 'Age', (row) => row.age, (row) => cell(span(row.age), `number ${row.state === 'waiting' && row.age >= 300 ? 'late' : ''}`, row.age)],
			['size', 'Size', (row) => row.size, (row) => cell(size(row.size), 'number', row.size)],
			['retries', 'Retries', (row) => row.retries, (row) => count(row.retries, 'late')],
			['worker', 'Worker', (row) => row.worker ?? '', (row) => cell(row.worker ? `${row.worker}, ${span(row.running_for)}` : '–', row.worker ? 'mono dim' : 'zero', row.worker ?? '')],
			['progress', 'Progress', null, progress],
		],
		act: ['Cancel', (row) => row.state !== 'running', (row) => change('Cancel this job?', `${row.handle} of ${row.function} is removed; clients that wait for it hear that it failed.`,
			'Cancel the job', `/api/jobs/cancel?handle=${encodeURIComponent(row.handle)}`, 'The job was cancelled.')],
		empty: ['No jobs', 'Nothing waits and nothing runs.'],
	},
};

/* Asking. */

async function ask(path, options = {}) {
	const answer = await fetch(path, { ...options, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
	if (!answer.ok) {
		throw Object.assign(new Error((await answer.text()).trim()), { status: answer.status });
	}
	return answer;
}

const askJson = async (path) => (await ask(path)).json();

/* All pages of a list, or as many rows as are wanted. A function that a page began with may be dropped meanwhile: once more. */
async function askList(path, rows, most, filter = {}) {
	const all = [];
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
		page.total = found.total ?? null;
	} while (next !== null && all.length < most);
	page.next = next;
	return all;
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
		row.points = isNew ? [] : old.points;
		row.points.push(row.out);
		row.points.splice(0, row.points.length - POINTS);
		known.set(row.name, row);
	}
	page.functions = known;
	return rows;
}

async function fetchTable(tab) {
	if (tab === 'functions') {
		return follow(await askList('/api/functions', 'functions', Infinity), performance.now());
	}
	if (tab === 'workers') {
		return askList('/api/workers', 'workers', page.wanted);
	}
	const filter = {};
	if (page.only !== null) {
		filter.function = page.only;
	}
	if ($('job-state').value !== '') {
		filter.state = $('job-state').value;
	}
	return askList('/api/jobs', 'jobs', page.wanted, filter);
}

async function poll() {
	if (page.busy) {
		return;
	}
	clearTimeout(page.timer);
	page.busy = true;
	const begun = performance.now();
	const { tab } = page;
	let wait = EVERY;
	try {
		page.status = await askJson('/api/status');
		const rows = await fetchTable(tab);
		page.failures = 0;
		page.heard = Date.now();
		if (tab === page.tab) {
			page.rows = rows;
		}
		wait = Math.max(EVERY, SHARE * (performance.now() - begun));
		render();
		say(page.status.draining ? 'draining' : 'live');
	} catch (error) {
		if (error.status === 404 && page.only !== null) {
			page.rows = [];
			page.next = null;
			render();
		} else if (error.status !== 410) {
			page.failures++;
			wait = Math.min(10000, 1000 * page.failures);
			say('gone', wait, error.status ? error.message : '');
			renderRows();
		}
	}
	page.busy = false;
	if (tab !== page.tab) {
		wait = 0;
	}
	if (!document.hidden) {
		page.timer = setTimeout(poll, wait);
	}
}

/* Showing. */

function say(state, wait = 0, reason = '') {
	const texts = { live: 'live', paused: 'paused', gone: 'no answer', draining: 'draining: takes no new connections' };
	$('state').dataset.state = state;
	put($('state-text'), texts[state]);
	document.body.classList.toggle('gone', state === 'gone');
	const banner = $('banner');
	banner.hidden = state !== 'gone' && page.status?.store?.works !== false;
	if (state === 'gone') {
		const since = page.heard === 0 ? 'It has not answered yet.' : `It last answered at ${new Date(page.heard).toLocaleTimeString()}; what is shown is from then.`;
		put(banner, `${reason === '' ? 'The server does not answer.' : `The server answers: ${reason}.`} ${since} Trying again every ${Math.ceil(wait / 1000)} s.`);
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
	put($('facts'), `pid ${status.pid} · up ${span(status.uptime)} · ${number(status.connections)} connections · ${size(status.memory)} · `
		+ (status.store === null ? 'jobs in memory' : `queue ${status.store.type}`));
	putFigure('waiting', status.waiting);
	putFigure('running', status.running);
	putFigure('delayed', status.delayed);
	putFigure('workers', status.workers);
	putFigure('completed', status.completed);
	putFigure('failed', status.failed + status.timed_out, status.failed + status.timed_out > 0);
	put($('count-functions'), number(status.functions));
	put($('count-workers'), number(status.workers));
	put($('count-jobs'), number(status.waiting + status.running + status.delayed));
	$('unlock').hidden = !status.controls;
	put($('unlock'), page.token === null ? 'Unlock changes' : 'Lock changes');
	document.title = `${short.format(status.waiting)} waiting · gearmand`;
	renderChart(status.history);
}

/* Curves of rates with one scale, and the area of what waits with its own. */
function renderChart({ seconds, samples }) {
	const slots = 149, rates = [];
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

/* The rows that are searched for, sorted. */
function chosen() {
	const table = tables[page.tab], [by, way] = page.sort[page.tab], words = page.search.toLowerCase();
	const rows = words === '' ? [...page.rows] : page.rows.filter((row) => table.words(row).toLowerCase().includes(words));
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
			head.append(button(title, () => {
				page.sort[page.tab] = [id, page.sort[page.tab][0] === id ? -page.sort[page.tab][1] : page.tab === 'functions' && id !== 'function' ? -1 : 1];
				renderHead();
				renderRows();
				$('table').tHead.querySelector(`[data-col="${id}"] button`).focus();
			}));
		}
		if (id === by) {
			head.setAttribute('aria-sort', way < 0 ? 'descending' : 'ascending');
		}
		return head;
	});
	if (table.act && page.token !== null) {
		heads.push(make('th', { scope: 'col' }, make('span', { class: 'hidden' }, 'Change')));
	}
	$('table').tHead.replaceChildren(make('tr', { 'aria-rowindex': 1 }, ...heads));
	const numbers = new Set();
	table.columns.forEach(([id], i) => {
		if (['waiting', 'high', 'normal', 'low', 'delayed', 'running', 'workers', 'oldest', 'in', 'out', 'failed', 'age', 'size', 'retries', 'running-for'].includes(id)) {
			numbers.add(i);
		}
	});
	heads.forEach((head, i) => head.classList.toggle('number', numbers.has(i)));
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
		if (typeof content === 'string' && content.length > 30) {
			made.title = content;
		}
		line.append(made);
	}
	if (table.act && page.token !== null) {
		const [title, may, act] = table.act;
		line.append(make('td', {}, may(row) ? button(title, () => act(row), 'quiet') : ''));
	}
	return line;
}

function pad(height) {
	const line = make('tr', { class: 'pad', 'aria-hidden': 'true' }, make('td', { colspan: 20 }));
	line.firstChild.style.height = `${height}px`;
	return line;
}

/* Only the rows that can be seen are in the page, and some around them; whoever has the focus keeps it. */
function renderRows() {
	const rows = chosen(), panel = $('panel'), body = $('table').tBodies[0];
	const first = Math.max(0, Math.min(rows.length - 1, Math.floor(panel.scrollTop / ROW) - 15));
	const last = Math.min(rows.length, first + Math.ceil(panel.clientHeight / ROW) + 30);
	const focused = body.contains(document.activeElement) ? document.activeElement : null;
	const key = focused?.closest('tr')?.dataset.key, nth = focused ? [...focused.closest('tr').querySelectorAll('button')].indexOf(focused) : -1;
	const lines = rows.slice(first, last).map((row, i) => makeRow(row, first + i));
	if (first > 0) {
		lines.unshift(pad(first * ROW));
	}
	if (last < rows.length) {
		lines.push(pad((rows.length - last) * ROW));
	}
	body.replaceChildren(...lines);
	$('table').setAttribute('aria-rowcount', rows.length + 1);
	if (key !== undefined) {
		[...body.rows].find((line) => line.dataset.key === key)?.querySelectorAll('button')[nth]?.focus();
	}
	renderFoot(rows.length);
}

function renderFoot(found) {
	const empty = page.rows.length === 0, [title, text] = tables[page.tab].empty;
	$('table').hidden = found === 0;
	$('empty').hidden = found > 0;
	if (found === 0) {
		const unknown = page.status === null;
		const filtered = !empty || page.only !== null || (page.tab === 'jobs' && $('job-state').value !== '');
		$('empty').replaceChildren(make('b', {}, unknown ? 'Nothing is known yet' : filtered ? 'Nothing found' : title),
			unknown ? 'The server has not answered.' : filtered ? 'No row is like what was asked for.' : text);
	}
	put($('shown'), found === 0 ? '' : `${number(found)}${page.search !== '' ? ` of ${number(page.rows.length)}` : ''} ${page.tab}${page.next !== null ? ' shown, there are more' : ''}`);
	$('more').hidden = page.next === null;
}

function render() {
	if (page.status !== null) {
		renderStatus(page.status);
	}
	renderRows();
}

/* Acting. */

function select(tab) {
	page.tab = tab;
	page.rows = tab === 'functions' ? [...page.functions.values()] : [];
	page.next = null;
	page.wanted = 100;
	for (const each of document.querySelectorAll('[role="tab"]')) {
		const on = each.id === `tab-${tab}`;
		each.setAttribute('aria-selected', on);
		each.tabIndex = on ? 0 : -1;
	}
	$('panel').setAttribute('aria-labelledby', `tab-${tab}`);
	$('panel').scrollTop = 0;
	$('states').hidden = tab !== 'jobs';
	$('only').hidden = tab !== 'jobs' || page.only === null;
	put($('only'), page.only === null ? '' : `only ${page.only}`);
	location.replace(`#${tab}${tab === 'jobs' && page.only !== null ? `=${encodeURIComponent(page.only)}` : ''}`);
	renderHead();
	renderRows();
	poll();
}

function showJobs(name) {
	page.only = name;
	select('jobs');
	$('tab-jobs').focus();
}

/* Answers the question in the dialog, or the one before it: the browser tells of a dialog's end a little later. */
let settle = null;

/* Asks in a dialog; what was typed, or true, or null. */
function question(title, text, yes, kind, wantsText = false) {
	const dialog = $('ask');
	settle?.();
	put($('ask-title'), title);
	put($('ask-text'), text);
	put($('ask-yes'), yes);
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
	}
});

let toastTimer = 0;

function toast(text) {
	put($('toast'), text);
	$('toast').classList.add('on');
	clearTimeout(toastTimer);
	toastTimer = setTimeout(() => $('toast').classList.remove('on'), 4000);
}

async function change(title, text, yes, path, done) {
	if (await question(title, text, yes, 'danger') === null) {
		return;
	}
	try {
		await ask(path, { method: 'POST', headers: { Authorization: `Bearer ${page.token}` } });
		toast(done);
	} catch (error) {
		if (error.status === 403) {
			page.token = null;
			renderHead();
		}
		toast(`Not done: ${error.message}`);
	}
	poll();
}

async function unlock() {
	if (page.token !== null) {
		page.token = null;
	} else {
		const token = await question('Unlock changes', 'The token is the first line of the file that the server was given as --http-token-file. This page forgets it when it is closed.', 'Unlock', '', true);
		page.token = token === null || token === '' ? null : token;
	}
	renderHead();
	render();
}

for (const each of document.querySelectorAll('[role="tab"]')) {
	each.addEventListener('click', () => {
		page.only = null;
		select(each.id.slice(4));
	});
	each.addEventListener('keydown', (event) => {
		const all = [...document.querySelectorAll('[role="tab"]')];
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (step !== undefined) {
			const other = all[(all.indexOf(each) + step + all.length) % all.length];
			other.focus();
			other.click();
		}
	});
}
$('search').addEventListener('input', () => {
	page.search = $('search').value.trim();
	$('panel').scrollTop = 0;
	renderRows();
});
$('job-state').addEventListener('change', () => select('jobs'));
$('only').addEventListener('click', () => {
	page.only = null;
	select('jobs');
});
$('more').addEventListener('click', () => {
	page.wanted += 200;
	poll();
});
$('ask-no').addEventListener('click', () => $('ask').close(''));
$('unlock').addEventListener('click', unlock);
$('panel').addEventListener('scroll', () => requestAnimationFrame(renderRows), { passive: true });
document.addEventListener('visibilitychange', () => {
	clearTimeout(page.timer);
	if (document.hidden) {
		say('paused');
	} else {
		poll();
	}
});

const [tab, only] = decodeURIComponent(location.hash.slice(1)).split(/=(.*)/s);
page.only = tab === 'jobs' && only !== undefined ? only : null;
select(tab in tables ? tab : 'functions');
