--TEST--
The manual page and docs/operating.md name every option of --help, and the page every option that there is; it is well-formed
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_file(dirname(__DIR__, 2) . '/docs/gearmand.8')) die('skip no docs');
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$docs = dirname(__DIR__, 2) . '/docs';
$page = file_get_contents("$docs/gearmand.8");
$guide = file_get_contents("$docs/operating.md");
preg_match_all('/^  (?:-(\w), |    )--([a-z0-9-]+)(=?)/m', shell_exec(escapeshellarg(server_binary()) . ' --help'), $rows, PREG_SET_ORDER);
$names = [];
foreach ($rows as [, $letter, $name, $value]) {
	$names[] = $name;
	$item = '/^\.It ' . ($letter !== '' ? "Fl $letter , " : '') . "Fl -$name" . ($value !== '' ? ' Ns = Ns Ar ' : '( |$)') . '/m';
	if (!preg_match($item, $page)) {
		echo "gearmand.8 lacks --$name\n";
	}
	if (!str_contains($guide, "`--$name") && !str_contains($guide, "`-$letter`")) {
		echo "operating.md lacks --$name\n";
	}
}
preg_match_all('/^\.It (?:Fl \w , )?Fl -([a-z0-9-]+)/m', $page, $items);
echo implode(' ', array_diff($items[1], $names)), "\n";
if (trim(shell_exec('command -v groff') ?? '') !== '') {
	echo shell_exec('groff -mdoc -ww -Tutf8 -z ' . escapeshellarg("$docs/gearmand.8") . ' 2>&1');
}
echo count($names) > 30 ? "done\n" : "too few\n";
?>
--EXPECT--

done
