--TEST--
The dashboard is used for a while: what has the focus keeps it, the address says what is looked at, nothing is asked for while nobody looks, and answers that make no sense are survived
--SKIPIF--
<?php
require __DIR__ . '/browser.inc';
skip_without_browser();
?>
--FILE--
<?php
require __DIR__ . '/browser.inc';

$server = Server::start('--http-port=0');
$port = http_port($server);
$client = $server->connect();
$submit = function (string $command, string ...$args) use (&$client) {
	return $client->request($command, ...$args)->receive()[1];
};
for ($i = 0; $i < 130; $i++) {
	$submit('SUBMIT_JOB_BG', 'resize', "unique-$i", 'data');
}
$odd = "\u{202e}evil\n" . str_repeat('long', 50) . "\xff";
$submit('SUBMIT_JOB_BG', $odd, '', 'data');
$submit('SUBMIT_JOB_BG', 'a=b&c', 'only one', 'data');
$idle = $server->connect()->request('CAN_DO', 'resize')->quiet();
$worker = $server->connect()->request('CAN_DO', 'fails')->quiet();

/* An address that was cut off, and one that no table has, are no reason to show nothing. */
$browser = new Browser();
$browser->open("http://127.0.0.1:$port/#jobs=%ff");
echo $browser->until('return document.querySelectorAll("#table tbody tr:not(.pad)").length > 9 && document.querySelector("#shown").textContent'), ' ';
$browser->open("http://127.0.0.1:$port/#toString");
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 4 && location.hash'), "\n";

/* What cannot be seen is shown, and what is cut off can be read. */
echo $browser->run('const button = [...document.querySelectorAll("td[data-col=function] button")].find((each) => each.textContent.includes("evil")), title = button.closest("td").title;
	return button.textContent.slice(0, 20) + " " + (title === button.textContent) + " " + title.length'), "\n";

/* The table has names for its rows and columns, and what is sorted by is said; what is not well can be chosen. */
echo $browser->run('return document.querySelector("#table").getAttribute("aria-labelledby") + " " + document.querySelectorAll("tbody [role=rowheader]").length + " " +
	[...document.querySelectorAll("th[aria-sort]")].map((head) => head.dataset.col + " " + head.getAttribute("aria-sort"))'), "\n";
$submit('SUBMIT_JOB_BG', 'fails', '', 'data');
$worker->request('WORK_FAIL', $worker->request('GRAB_JOB')->receive()[1])->quiet();
echo $browser->until('return document.querySelector("#troubled").textContent === "3 need attention" && document.querySelector("#note-failed.note")?.textContent.match(/^\d.*/)?.[0]'), ' ';
$browser->click('#troubled');
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 3 && document.querySelector("#shown").textContent'), ' ',
	$browser->run('return document.querySelector("#troubled").getAttribute("aria-pressed") + " " + ["in", "out"].every((id) => /^\d/.test(document.querySelector(`tr[data-key=fails] td[data-col=${id}]`).textContent))
		+ " " + document.querySelector("tr[data-key=fails] .spark polyline").getAttribute("points").includes(" ")'), "\n";
$browser->click('#troubled');

/* The element that has the focus stays the one it was, however often the figures change; arrows go from row to row. */
$browser->run('const button = document.querySelector("tr[data-key=fails] button"); button.focus(); window.held = button; window.place = button.closest("tr").rowIndex');
for ($i = 0; $i < 3; $i++) {
	$submit('SUBMIT_JOB_BG', 'fails', '', "more $i");
	$browser->until('return document.querySelector("tr[data-key=fails] td[data-col=waiting]").dataset.value === arguments[0]', (string) ($i + 1));
}
echo $browser->run('return document.activeElement === window.held && document.activeElement.isConnected') ? 'kept ' : 'lost ';
$browser->type('tr[data-key=resize] td[data-col=function] button', "\u{E015}"); // arrow down
echo $browser->run('return document.activeElement.closest("tr").rowIndex - document.querySelector("tr[data-key=resize]").rowIndex'), ' ',
	$browser->run('return document.querySelector("#shown").ariaLive ?? "silent"'), "\n";

/* The jobs of a function, back, forward. */
$browser->click('tr[data-key="a=b&c"] button');
$shown = 'return document.querySelector("[role=tab][aria-selected=true]").id + " " + location.hash + " " + document.querySelector("#only:not([hidden])")?.textContent';
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1 && document.querySelector("td[data-col=unique]")?.dataset.value'), ' ', $browser->run($shown), "\n";
$browser->run('history.back()');
echo $browser->until('return location.hash === "#functions" && document.querySelector("#tab-functions[aria-selected=true]") !== null') ? $browser->run($shown . ' + " " + document.activeElement.id') : 'not back', "\n";
$browser->run('history.forward()');
echo $browser->until('return document.querySelector("td[data-col=unique]")?.dataset.value === "only one"') ? $browser->run($shown) : 'not forward', "\n";

/* A search goes through more than what is shown, and who listens hears what it found. */
$browser->click('#only');
$all = $browser->until('return document.querySelector("#shown").textContent.startsWith("100 jobs") && document.querySelector("#shown").textContent');
$browser->type('#search', 'unique-129');
echo "$all ", $browser->until('return document.querySelector("td[data-col=unique]")?.dataset.value'), ' ', $browser->until('return document.querySelector("#found").textContent'), "\n";
$browser->run('document.querySelector("#search").value = ""; document.querySelector("#search").dispatchEvent(new Event("input"))');

/* Nobody looks, from the middle of a question on: nothing is asked for in a time in which it would have been twice. */
$count = 'window.asked = 0; window.real ??= window.fetch; window.fetch = (...all) => { window.asked++; return window.real(...all); };';
$browser->run($count);
$browser->until('return window.asked >= 2');
$browser->run('clearTimeout(page.timer); page.busy || poll(); Object.defineProperty(document, "hidden", { configurable: true, value: true });
	document.dispatchEvent(new Event("visibilitychange"));
	const quiet = () => page.busy ? setTimeout(quiet, 50) : (window.asked = 0, setTimeout(() => { window.waited = true; }, 4500)); quiet()');
echo $browser->until('return window.waited') ? $browser->run('return window.asked + " " + document.querySelector("#state").dataset.state') : 'not waited', ' ';
$browser->run('delete document.hidden; document.dispatchEvent(new Event("visibilitychange"))');
echo $browser->until('return window.asked >= 2 && document.querySelector("#state[data-state=live]")?.dataset.state'), "\n";

/* Answers that make no sense, or are of another kind. */
foreach (['"<html>log in</html>"', '"{}"', '"{\\"jobs\\":[{}],\\"next\\":null,\\"history\\":{\\"samples\\":[]}}"', '"null"'] as $i => $answer) {
	$browser->run("window.fetch = async () => new Response($answer)");
	echo $i, ' ', $browser->until('return document.querySelector("#banner:not([hidden])") && document.querySelector("#state").dataset.state'), ' ';
	echo preg_replace('/ It last.*/', '', $browser->run('return document.querySelector("#banner").textContent')), ' ', $browser->run('return document.title'), ' ';
	$browser->run('window.fetch = window.real');
	echo $browser->until('return document.querySelector("#banner").hidden && document.querySelector("#state").dataset.state'), "\n";
}

/* A server that is another one: the function that was looked at is not there, and nothing counts from before. */
$browser->open("http://127.0.0.1:$port/#functions");
$browser->click('tr[data-key="a=b&c"] button');
$browser->until('return document.querySelectorAll("#table tbody tr").length === 1');
$server->stop();
$browser->until('return document.querySelector("#state").dataset.state === "gone"');
$again = Server::start("--http-port=$port");
$client = $again->connect();
for ($i = 0; $i < 200; $i++) {
	$submit('SUBMIT_JOB_BG', 'fails', "$i", 'data');
}
echo $browser->until('return document.querySelector("#state").dataset.state === "live" && document.querySelector("#empty b")?.textContent'), ' ';
$browser->click('#tab-functions');
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1 && document.querySelector("tr[data-key=fails] td[data-col=in]")?.textContent'), "\n";
$again->connect()->send("drain\n")->line();
echo $browser->until('return document.querySelector("#state").dataset.state === "draining" && document.querySelector("#state-text").textContent'), "\n";
echo implode("\n", preg_grep('/favicon|ERR_CONNECTION_REFUSED|status of 404/', $browser->complaints(), PREG_GREP_INVERT)), "\n";
$again->stop();
?>
--EXPECT--
100 jobs; there are more #functions
\u202eevil\u000along true 219
tab-functions 4 waiting descending
1 in 5 min 3 of 4 functions true true true
kept 1 silent
only one tab-jobs #jobs=a%3Db%26c only a=b&c
tab-functions #functions undefined tab-functions
tab-jobs #jobs=a%3Db%26c only a=b&c
100 jobs; there are more unique-129 1 of 135 jobs
0 paused live
0 gone The server answers: what came is no JSON. no answer · gearmand live
1 gone The server does not answer. no answer · gearmand live
2 gone The server does not answer. no answer · gearmand live
3 gone The server does not answer. no answer · gearmand live
Nothing found 0/s
draining: takes no new jobs
