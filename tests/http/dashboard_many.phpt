--TEST--
The dashboard with 10,000 functions: only the rows that are seen are in the page, and all can be reached and found
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
for ($i = 0; $i < 10000; $i += 500) {
	$all = '';
	for ($k = $i; $k < $i + 500; $k++) {
		$all .= request('SUBMIT_JOB_BG', sprintf('function%05d', $k), '', 'data');
	}
	$client->send($all);
	for ($k = 0; $k < 500; $k++) {
		$client->receive();
	}
}
$browser = new Browser();
$browser->open("http://127.0.0.1:$port/");
echo $browser->until('return document.querySelector("#shown").textContent'), "\n";
echo $browser->run('return document.querySelectorAll("#table tr").length < 120 && document.querySelector("#table").getAttribute("aria-rowcount")'), "\n";
$browser->click('th[data-col="function"] button');
$first = 'return document.querySelector("#table tbody tr:not(.pad)")?.dataset.key';
echo $browser->until($first), ' ';
$browser->run('document.querySelector("#panel").scrollTop = 1e9');
echo $browser->until('const rows = [...document.querySelectorAll("#table tbody tr:not(.pad)")]; return rows.at(-1)?.dataset.key === "function09999" && rows.at(-1).getAttribute("aria-rowindex")'), ' ',
	$browser->run('return document.querySelectorAll("#table tr").length < 120'), "\n";
$browser->type('#search', '04242');
echo $browser->until('return document.querySelectorAll("#table tbody tr").length === 1 && document.querySelector("#table tbody tr").dataset.key'), "\n";
echo implode("\n", $browser->complaints()), "\n";
$server->stop();
?>
--EXPECT--
10,000 functions
10001
function00000 10001 1
function04242
