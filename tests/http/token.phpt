--TEST--
HTTP: nobody changes anything without the token, from another origin, or under another name of the host
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$server = Server::start('--http-port=0');
$token = bin2hex(random_bytes(20));
file_put_contents("$server->directory/token", "$token\nnot this line\n");
chmod("$server->directory/token", 0600);
$with = Server::start('--http-port=0', "--http-token-file=$server->directory/token", '--protocol=http', '--admin=none');
foreach ([$server, $with] as $each) {
	$port = http_port($each);
	$client = $each->connect();
	$handle = $client->request('SUBMIT_JOB_BG', 'f', '', 'data')->receive()[1];
	foreach (['none' => [], 'right' => ["Bearer $token"], 'lower case' => ["bearer $token"], 'wrong' => ['Bearer ' . strrev($token)], 'longer' => ["Bearer {$token}0"],
		'shorter' => ['Bearer ' . substr($token, 1)], 'empty' => ['Bearer '], 'basic' => ['Basic ' . base64_encode(":$token")], 'bare' => [$token]] as $name => $value) {
		$headers = $value === [] ? [] : ['Authorization' => $value[0]];
		$handle2 = $client->request('SUBMIT_JOB_BG', 'f', '', 'data')->receive()[1];
		$client->request('SUBMIT_JOB_BG', 'g', '', 'data')->receive();
		echo "$name ", http($port, 'POST', "/api/jobs/cancel?handle=$handle2", $headers)->status, ' ', http($port, 'POST', '/api/functions/drop?function=g', $headers)->status, ' ',
			http($port, 'GET', "/api/jobs/cancel?handle=$handle2", $headers)->status, ' ', http_json($port, '/api/status')['waiting'], "\n";
	}
	echo http_json($port, '/api/status')['controls'] ? "controls\n" : "no controls\n";
}

/* With the token: what there is not, what runs. */
$right = ['Authorization' => "Bearer $token"];
$port = http_port($with);
$worker = $with->connect()->request('CAN_DO', 'f');
$running = $worker->request('GRAB_JOB')->receive()[1];
foreach (["jobs/cancel?handle=$running", 'jobs/cancel?handle=H:none:1', 'jobs/cancel', 'functions/drop?function=f', 'functions/drop?function=none', 'functions/drop'] as $target) {
	$answer = http($port, 'POST', "/api/$target", $right);
	echo preg_replace('/H:.*/', 'H', $target), " $answer->status $answer->body";
}
echo $with->logged('/NOTICE job H:\S+ was cancelled by HTTP/') && $with->logged('/NOTICE the function g was dropped by HTTP, and with it 1 jobs/') ? "logged\n" : "not logged\n";

/* Names of the host, and origins. */
foreach (['localhost', "localhost:$port", "127.0.0.1:$port", '127.1.2.3', "[::1]:$port", '[::1]', null, 'evil.example', "evil.example:$port", 'localhost.evil.example',
	'127.0.0.1.evil.example', '127.evil.example', 'localhost:80@evil', '[::1].evil', '[::2]', ''] as $host) {
	echo var_export($host === null ? $host : str_replace((string) $port, 'PORT', $host), true), ' ', http($port, 'GET', '/api/status', ['Host' => $host])->status, "\n";
}
$handle = fn () => $client->request('SUBMIT_JOB_BG', 'f', '', 'data')->receive()[1];
foreach ([['Origin' => "http://localhost:$port"], ['Origin' => 'http://evil.example'], ['Origin' => 'null'], ['Origin' => "https://localhost:$port"], ['Sec-Fetch-Site' => 'cross-site'],
	['Sec-Fetch-Site' => 'same-site'], ['Sec-Fetch-Site' => 'same-origin']] as $headers) {
	$headers += ['Host' => "localhost:$port"];
	echo http($port, 'POST', '/api/jobs/cancel?handle=' . $handle(), $right + $headers)->status, ' ',
		http($port, 'POST', '/h', $headers + ['X-Gearman-Background' => 'true'])->status, "\n";
}
$with->stop();
$server->stop();

/* Files that are no good. */
foreach (['' => 'empty', "short\n" => 'short', "with a blank in between\n" => 'blank', str_repeat('x', 2000) => 'long', '-' => 'absent'] as $content => $name) {
	$bad = new Server();
	$file = "$bad->directory/token";
	if ($name !== 'absent') {
		file_put_contents($file, $content);
	}
	$bad->run(['-p', '0', '--http-port=0', "--http-token-file=$file"]);
	echo $bad->exit_code(), ' ', str_replace($bad->directory, '', preg_replace('/.*FATAL |^.*NOTICE.*\n|^\S+ \S+ (?=WARNING)/m', '', $bad->log()));
	$bad->remove();
}
?>
--EXPECT--
none 403 403 405 3
right 403 403 405 5
lower case 403 403 405 7
wrong 403 403 405 9
longer 403 403 405 11
shorter 403 403 405 13
empty 403 403 405 15
basic 403 403 405 17
bare 403 403 405 19
no controls
none 403 403 405 3
right 200 200 405 2
lower case 200 200 405 2
wrong 403 403 405 4
longer 403 403 405 6
shorter 403 403 405 8
empty 403 403 405 10
basic 403 403 405 12
bare 403 403 405 14
controls
jobs/cancel?handle=H 409 the job runs
jobs/cancel?handle=H 404 there is no such job
jobs/cancel 200 nothing to cancel, but the token is good
functions/drop?function=f 409 it has workers or jobs that run
functions/drop?function=none 404 there is no such function
functions/drop 404 there is no such function
logged
'localhost' 200
'localhost:PORT' 200
'127.0.0.1:PORT' 200
'127.1.2.3' 200
'[::1]:PORT' 200
'[::1]' 200
NULL 200
'evil.example' 421
'evil.example:PORT' 421
'localhost.evil.example' 421
'127.0.0.1.evil.example' 421
'127.evil.example' 421
'localhost:80@evil' 421
'[::1].evil' 421
'[::2]' 421
'' 421
200 200
403 403
403 403
403 403
403 403
403 403
200 200
1 WARNING anyone on this machine can read or write the token in /token: chmod 600 it
gearmand: option --http-token-file: the first line of /token is to have 16 to 1024 characters, and no blanks
1 WARNING anyone on this machine can read or write the token in /token: chmod 600 it
gearmand: option --http-token-file: the first line of /token is to have 16 to 1024 characters, and no blanks
1 WARNING anyone on this machine can read or write the token in /token: chmod 600 it
gearmand: option --http-token-file: the first line of /token is to have 16 to 1024 characters, and no blanks
1 WARNING anyone on this machine can read or write the token in /token: chmod 600 it
gearmand: option --http-token-file: the first line of /token is to have 16 to 1024 characters, and no blanks
1 gearmand: option --http-token-file: cannot read /token: No such file or directory
