--TEST--
The dashboard in a browser shows what the text commands say, and cancels and drops for those who know the token
--SKIPIF--
<?php
require __DIR__ . '/browser.inc';
skip_without_browser();
?>
--FILE--
<?php
require __DIR__ . '/browser.inc';

$token = bin2hex(random_bytes(20));
$files = new Server();
file_put_contents("$files->directory/token", $token);
chmod("$files->directory/token", 0600);
$server = Server::start('--http-port=0', "--http-token-file=$files->directory/token");
$port = http_port($server);
$url = "http://127.0.0.1:$port/";
$admin = $server->connect();
$browser = new Browser();

/* Nothing there. */
$browser->open($url);
echo $browser->until('return document.querySelector("#state").dataset.state === "live" && document.querySelector("#empty:not([hidden])")?.textContent'), "\n";

/* Functions: some jobs of each priority, some delayed, some running, a name that would be a tag. */
$client = $server->connect();
$submit = fn (string $command, string ...$args) => $client->request($command, ...$args)->receive()[1];
$evil = '<img src=x onerror="document.title=\'owned\'">';
for ($i = 0; $i < 9; $i++) {
	$submit(['SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_LOW_BG', 'SUBMIT_JOB_BG'][$i % 4], 'resize', "u$i", str_repeat('x', 100 * $i));
}
$submit('SUBMIT_JOB_EPOCH', 'resize', 'late', (string) (time() + 1000), 'data');
$submit('SUBMIT_JOB_BG', $evil, $evil, 'data');
$submit('SUBMIT_JOB_LOW_BG', 'mail', '', 'data');
$worker = $server->connect()->request('SET_CLIENT_ID', 'w1')->request('CAN_DO', 'resize');
$running = $worker->request('GRAB_JOB')->receive()[1];
$worker->request('WORK_STATUS', $running, '3', '4');
$done = $worker->request('GRAB_JOB')->receive()[1];
$worker->request('WORK_COMPLETE', $done, '');
$worker->quiet();

/* Jobs, running and workers of `status`, jobs by priority of `prioritystatus`; delayed ones are a priority's, too. */
$text = [];
foreach ($admin->table('status') as $line) {
	[$name, $jobs, $runs, $workers] = explode("\t", $line);
	$text[$name] = "$jobs jobs, $runs run, $workers workers";
}
foreach ($admin->table('prioritystatus') as $line) {
	[$name, $high, $normal, $low] = explode("\t", $line);
	$text[$name] .= ", $high high, $normal normal, $low low";
}
$same = until(function () use ($browser, $text) {
	$shown = [];
	foreach ($browser->run(ROWS) as $name => $row) {
		$shown[$name] = $row['waiting'] + $row['delayed'] + $row['running'] . " jobs, $row[running] run, $row[workers] workers, $row[high] high, "
			. $row['normal'] + $row['delayed'] . " normal, $row[low] low";
	}
	ksort($shown);
	ksort($text);
	return $shown === $text;
});
echo $same ? "functions agree\n" : 'functions differ: ' . json_encode([$text, $browser->run(ROWS)]) . "\n";
ksort($text);
echo implode("\n", array_map(fn ($name, $line) => "$name: $line", array_keys($text), $text)), "\n";
echo $browser->until('return document.querySelector("#tile-completed").dataset.value === "1" && ["waiting", "running", "delayed", "workers", "failed"].map((id) =>
	id + " " + document.querySelector("#tile-" + id).dataset.value).join(", ")'), "\n";

/* The age of the oldest that waits, as `show all jobs` has it; rates and their chart. */
$same = until(function () use ($browser, $admin) {
	$oldest = [];
	foreach ($admin->table('show all jobs') as $line) {
		[, , $name, , $state, $age] = explode("\t", $line);
		$oldest[$name] = max($oldest[$name] ?? 0, $state === 'waiting' ? (int) $age : 0);
	}
	$shown = array_map(fn ($row) => (int) $row['oldest'], $browser->run(ROWS));
	ksort($oldest);
	ksort($shown);
	return min($oldest) > 0 && $shown === $oldest;
});
echo $same ? "ages agree\n" : "ages differ\n";
$moves = 'const at = (id) => Number(document.querySelector(`tr[data-key=mail] td[data-col=${id}]`).dataset.value), high = (which) => new Set(document.querySelector("#chart ." + which)?.getAttribute("points").split(" ").map((each) => each.split(",")[1])).size > 1;';
$mailer = $server->connect()->request('CAN_DO', 'mail');
$seen = until(function () use ($browser, $mailer, $submit, $moves) {
	$submit('SUBMIT_JOB_LOW_BG', 'mail', '', 'more');
	$mailer->request('WORK_COMPLETE', $mailer->request('GRAB_JOB')->receive()[1], '');
	return $browser->run("$moves return at('in') > 0 && at('out') > 0 && high('submitted') && high('ended') && high('area')
		&& document.querySelector('tr[data-key=mail] polyline').getAttribute('points').split(' ').some((each) => Number(each.split(',')[1]) < 22)
		&& document.querySelector('#rate-submitted').textContent !== '0/s' && document.querySelector('#rate-ended').textContent !== '0/s'");
});
echo $seen ? 'moves, ' : "does not move\n";
echo $browser->until("$moves return at('in') === 0 && at('out') === 0") ? "and rests\n" : "does not rest\n";
$mailer->request('CANT_DO', 'mail')->quiet();

/* Sorted by whatever one wants, searched. */
$names = 'return [...document.querySelectorAll("#table tbody tr:not(.pad)")].map((row) => row.dataset.key).join(" | ")';
$browser->type('th[data-col="function"] button', "\u{E007}"); // enter
echo $browser->run($names), ' ', $browser->run('return document.querySelector("th[aria-sort]").getAttribute("aria-sort") + " " + document.activeElement.textContent'), "\n";
$browser->click('th[data-col="function"] button');
echo $browser->run($names), "\n";
$browser->type('#search', 'MAIL');
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1') ? $browser->run($names) : 'not found', ' ', $browser->run('return document.querySelector("#shown").textContent'), "\n";
$browser->run('document.querySelector("#search").value = ""; document.querySelector("#search").dispatchEvent(new Event("input"))');

/* Workers; by the keyboard. */
$browser->run('document.querySelector("#tab-functions").focus()');
$browser->type('#tab-functions', "\u{E014}"); // arrow right
$row = $browser->until('const row = document.querySelector("#table tbody tr"); return document.querySelector("#tab-workers").getAttribute("aria-selected") === "true" && row?.dataset.key
	&& [...row.querySelectorAll("td[data-col]")].map((cell) => cell.dataset.col + "=" + cell.dataset.value)');
echo implode(' ', preg_replace(['/^(address)=127\.0\.0\.1:\d+$/', '/^(running-for)=\d+$/', '/^job=' . preg_quote($running, '/') . '$/'], ['$1', '$1', 'job'], $row)), "\n";

$same = until(function () use ($browser, $admin) {
	$lines = array_map(fn ($row) => "$row[address] $row[id] " . ($row['job'] ?: '-') . ' ' . ($row['job-function'] ?: '-') . ' ' . (int) $row['running-for'], array_values($browser->run(ROWS)));
	$told = array_map(fn ($line) => preg_replace('/^\d+\t(\S+)\t(\S+)\t(\S+)\t(\S+)\t\S+\t(\d+)$/', '$1 $2 $3 $4 $5', $line), $admin->table('show worker jobs'));
	return $lines === $told;
});
echo $same ? "workers agree\n" : 'workers differ: ' . json_encode([$browser->run(ROWS), $admin->table('show worker jobs')]) . "\n";

/* Jobs: all that the server has, and those of one function from its row. */
$browser->click('#tab-jobs');
$handles = array_map(fn ($line) => strtok($line, "\t"), $admin->table('show jobs'));
echo $browser->until('const rows = document.querySelectorAll("#table tbody tr[data-key]"); return location.hash === "#jobs" && rows.length === arguments[0].length
	&& arguments[0].every((handle) => [...rows].some((row) => row.dataset.key === handle))', $handles) ? "jobs agree\n" : 'jobs differ: ' . json_encode($browser->run(ROWS)) . "\n";
$same = until(function () use ($browser, $admin) {
	$lines = array_map(fn ($row) => implode("\t", [$row['handle'], $row['unique'], $row['function'], $row['priority'], $row['state'], $row['age'], $row['size'], $row['retries'],
		$row['worker'] ?: '-', '1']), array_values($browser->run(ROWS)));
	sort($lines);
	return $lines === $admin->table('show all jobs');
});
echo $same ? "each of them\n" : 'they differ: ' . json_encode([$browser->run(ROWS), $admin->table('show all jobs')]) . "\n";
$job = $browser->run(ROWS)[$running];
echo "$job[function] $job[unique] $job[priority] $job[state] $job[size] $job[retries] $job[progress]\n";
$browser->run('document.querySelector("#job-state").value = "delayed"; document.querySelector("#job-state").dispatchEvent(new Event("change"))');
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1 && document.querySelector("td[data-col=unique]")?.dataset.value'), "\n";
$browser->run('document.querySelector("#job-state").value = ""; document.querySelector("#job-state").dispatchEvent(new Event("change"))');
$browser->click('#tab-functions');
$browser->until('return [...document.querySelectorAll("td[data-col=function] button")].find((button) => button.textContent === arguments[0])?.click() ?? document.querySelector("#tab-jobs").getAttribute("aria-selected") === "true"', $evil);
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1 && document.querySelector("td[data-col=unique]")?.dataset.value === arguments[0] && document.querySelector("#only").textContent', $evil), "\n";

/* Without the token, or with a wrong one, there is nothing to press; with the right one there is, after a question. */
$unlock = function (string $token) use ($browser) {
	$browser->click('#unlock');
	$browser->type('#ask-input', "$token\u{E007}");
	$browser->until('return !document.querySelector("#ask").open && (document.querySelector("td .quiet") || document.querySelector("#toast.on"))');
};
/* The page may have made the row anew since it was looked for; so whoever presses sees that there is a question. */
$press = fn () => $browser->until('document.querySelector("#ask").open || document.querySelector("td .quiet")?.click(); return document.querySelector("#ask").open');
$decide = function (string $button) use ($browser) {
	$browser->click($button);
	$browser->until('return !document.querySelector("#ask").open');
};
echo $browser->run('return document.querySelectorAll("td .quiet").length'), "\n";
$unlock('wrong-but-long-enough');
echo $browser->until('return document.querySelector("#toast").textContent'), ' ', $browser->run('return document.querySelectorAll("td .quiet").length'), "\n";
$unlock($token);
$press();
$decide('#ask-no');
echo count($admin->table('show jobs')), ' ';
$press();
$decide('#ask-yes');
echo until(fn () => count($admin->table('show jobs')) === count($handles) - 1) ? "cancelled\n" : "not cancelled\n";
$browser->click('#tab-functions');
$browser->until('return [...document.querySelectorAll("tr[data-key=mail] .quiet")].map((button) => button.click()).length && document.querySelector("#ask").open');
echo $browser->run('return document.querySelector("#ask-title").textContent'), ' ';
$browser->click('#ask-yes');
echo until(fn () => !preg_grep('/^mail/', $admin->table('status'))) ? "dropped\n" : "not dropped\n";
echo $browser->until('return document.title.startsWith("7 ") && document.title + " " + document.querySelectorAll("img").length'), ' ', implode("\n", preg_grep("/status of 403/", $browser->complaints(), PREG_GREP_INVERT)), "\n";

/* The server ends: the page says so, keeps what it has, and goes on when there is one again. */
$server->stop();
echo preg_replace('/at .*?;/', 'at TIME;', $browser->until('return !document.querySelector("#banner").hidden && document.querySelector("#banner").textContent')), ' ',
	$browser->run('return document.querySelector("tr[data-key=resize] td[data-col=function]").dataset.value'), "\n";
$again = Server::start("--http-port=$port");
echo $browser->until('return document.querySelector("#banner").hidden && document.querySelector("#state").dataset.state'), "\n";
$again->stop();
?>
--EXPECT--
No functions yetA function appears with its first worker or job.
functions agree
<img src=x onerror="document.title='owned'">: 1 jobs, 0 run, 0 workers, 0 high, 1 normal, 0 low
mail: 1 jobs, 0 run, 0 workers, 0 high, 0 normal, 1 low
resize: 9 jobs, 1 run, 1 workers, 1 high, 5 normal, 2 low
waiting 9, running 1, delayed 1, workers 1, failed 0
ages agree
moves, and rests
<img src=x onerror="document.title='owned'"> | mail | resize ascending Function
resize | mail | <img src=x onerror="document.title='owned'">
mail 1 of 3 functions
id=w1 address functions=resize state=working job job-function=resize running-for progress=3/4
workers agree
jobs agree
each of them
resize u0 high running 0 0 3/4
late
only <img src=x onerror="document.title='owned'">
0
Not unlocked: the token is missing or wrong 0
11 cancelled
Drop “mail”? dropped
7 waiting · gearmand 0 
The server does not answer. It last answered at TIME; what is shown is from then. This page keeps trying. resize
live
