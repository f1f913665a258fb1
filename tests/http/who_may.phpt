--TEST--
HTTP: who may change something: each path with each method, with and without token and jobs, from this machine's pages and others'
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

const TOKEN = 'a token of 24 characters';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const ALL_METHODS = [...METHODS, 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'post', 'DROP'];

/* The rows of server/http.c, with what each could be asked to do; and what is no row, but may be a function. */
preg_match_all('/^\t\{ "(\/[^"]*)", /m', file_get_contents(__DIR__ . '/../../server/http.c'), $found);
$paths = array_map(fn ($path) => "$path?handle=H&function=f&unique=u", $found[1]);
array_push($paths, '/f', '/new', '/api/shutdown', '/api/drain', '//api/jobs/cancel?handle=H', '/api/jobs/cancel/?handle=H', 'http://PAGE/api/jobs/cancel?handle=H',
	'http://PAGE/new');

/* Who asks: what a request says of itself. PORT is that of the server. */
$who = [
	'curl' => ['Host' => 'localhost'],
	'curl, no Host' => ['Host' => null],
	'its own page' => ['Host' => 'localhost:PORT', 'Origin' => 'http://localhost:PORT', 'Sec-Fetch-Site' => 'same-origin'],
	'an address in the browser' => ['Host' => '127.0.0.1:PORT', 'Sec-Fetch-Site' => 'none'],
	'a page of elsewhere' => ['Host' => 'localhost:PORT', 'Origin' => 'http://elsewhere.example', 'Sec-Fetch-Site' => 'cross-site'],
	'an old browser' => ['Host' => 'localhost:PORT', 'Origin' => 'http://elsewhere.example'],
	'a sandboxed page' => ['Host' => 'localhost:PORT', 'Origin' => 'null'],
	'without its origin' => ['Host' => 'localhost:PORT', 'Sec-Fetch-Site' => 'cross-site'],
	'another port' => ['Host' => 'localhost:PORT', 'Origin' => 'http://localhost:1', 'Sec-Fetch-Site' => 'same-site'],
	'a name that was rebound' => ['Host' => 'elsewhere.example:PORT', 'Origin' => 'http://elsewhere.example:PORT', 'Sec-Fetch-Site' => 'same-origin'],
];
$tokens = ['no token' => [], 'a wrong token' => ['Authorization' => 'Bearer ' . strrev(str_replace(' ', '-', TOKEN))],
	'the token' => ['Authorization' => 'Bearer ' . str_replace(' ', '-', TOKEN)]];

/* The state as others see it, with a job H of the function f that waits. */
function begin(Server $server): array
{
	$admin = $server->connect();
	foreach ($admin->table('status') as $line) {
		$admin->send('drop function ' . strtok($line, "\t") . "\n")->line();
	}
	$handle = $admin->request('SUBMIT_JOB_BG', 'f', 'u', 'data')->receive()[1];
	return [$admin, $handle];
}

/* Also what was not taken is counted there. */
function state(Wire $admin, int $port): string
{
	$admin->send("drain status\n");
	$status = http_json($port, '/api/status');
	return $admin->line() . implode(' ', $admin->table('status')) . " $status[submitted] $status[cancelled]";
}

/* What this asker gets done: "METHOD path". */
function done(Server $server, array $paths, array $methods, array $headers): array
{
	$port = http_port($server);
	$headers = array_map(fn ($value) => $value === null ? null : str_replace('PORT', (string) $port, $value), $headers) + ['X-Gearman-Background' => 'true', 'Proxy-Connection' => 'close'];
	$done = [];
	[$admin, $handle] = begin($server);
	$before = state($admin, $port);
	foreach ($paths as $path) {
		$target = str_replace(['=H', 'PAGE'], ["=$handle", "elsewhere.example:$port"], $path);
		foreach ($methods as $method) {
			$answer = http($port, $method, $target, $headers, in_array($method, ['POST', 'PUT', 'PATCH', 'DELETE'], true) ? 'x' : '');
			/* What reads is looked at once a path, since that is quicker. */
			$may = $answer?->status === 200 && $method !== 'GET' && $method !== 'HEAD';
			if (($may || $method === end($methods)) && state($admin, $port) !== $before) {
				$done[] = ($may ? "$method " : 'something of ') . preg_replace('/\?.*/', '', $path);
				[$admin, $handle] = begin($server);
				$before = state($admin, $port);
				$target = str_replace(['=H', 'PAGE'], ["=$handle", "elsewhere.example:$port"], $path);
			} elseif ($may) {
				echo "$method $path: $answer->status, and nothing done\n";
			}
		}
	}
	return $done;
}

$file = (new Server())->directory . '/token';
file_put_contents($file, str_replace(' ', '-', TOKEN) . "\n");
chmod($file, 0600);
$shown = [];
foreach (['alone' => [], 'jobs' => ['--protocol=http'], 'token' => ["--http-token-file=$file"],
	'token, jobs' => ["--http-token-file=$file", '--protocol=http']] as $name => $options) {
	foreach ($who as $asker => $headers) {
		foreach ($tokens as $token => $header) {
			$server ??= Server::start('--http-port=0', ...$options);
			$done = implode(', ', done($server, $paths, $asker === 'curl' ? ALL_METHODS : METHODS, $headers + $header)) ?: 'nothing';
			$shown[$name][$done][] = "$asker with $token";
		}
	}
	$server->stop();
	unset($server);
}
foreach ($shown as $name => $verdicts) {
	echo "$name:\n";
	foreach ($verdicts as $done => $askers) {
		echo "  $done\n    ", count($askers) === count($who) * count($tokens) ? 'anyone' : implode("\n    ", count($askers) > 12 ? [count($askers) . ' others'] : $askers), "\n";
	}
}
?>
--EXPECT--
alone:
  nothing
    anyone
jobs:
  POST /f, PUT /f, POST /new, PUT /new, POST /api/shutdown, PUT /api/shutdown, POST /api/drain, PUT /api/drain, POST /api/jobs/cancel/, PUT /api/jobs/cancel/
    curl with no token
    curl with a wrong token
    curl with the token
    curl, no Host with no token
    curl, no Host with a wrong token
    curl, no Host with the token
    its own page with no token
    its own page with a wrong token
    its own page with the token
    an address in the browser with no token
    an address in the browser with a wrong token
    an address in the browser with the token
  nothing
    18 others
token:
  nothing
    26 others
  POST /api/jobs/cancel, POST /api/functions/drop
    curl with the token
    curl, no Host with the token
    its own page with the token
    an address in the browser with the token
token, jobs:
  POST /f, PUT /f, POST /new, PUT /new, POST /api/shutdown, PUT /api/shutdown, POST /api/drain, PUT /api/drain, POST /api/jobs/cancel/, PUT /api/jobs/cancel/
    curl with no token
    curl with a wrong token
    curl, no Host with no token
    curl, no Host with a wrong token
    its own page with no token
    its own page with a wrong token
    an address in the browser with no token
    an address in the browser with a wrong token
  POST /api/jobs/cancel, POST /api/functions/drop, POST /f, PUT /f, POST /new, PUT /new, POST /api/shutdown, PUT /api/shutdown, POST /api/drain, PUT /api/drain, POST /api/jobs/cancel/, PUT /api/jobs/cancel/
    curl with the token
    curl, no Host with the token
    its own page with the token
    an address in the browser with the token
  nothing
    18 others
