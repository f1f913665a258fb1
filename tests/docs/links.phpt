--TEST--
Links between the pages lead somewhere; every page with examples has a test that runs them
--SKIPIF--
<?php
require __DIR__ . '/docs.inc';
skip_without_docs();
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';

/** What a heading or an <a id> is linked by. */
function anchors(string $page): array
{
    preg_match_all('/^#+ (.*)$/m', $page, $headings);
    preg_match_all('/<a id="([^"]+)">/', $page, $ids);
    $slug = fn ($heading) => str_replace(' ', '-', preg_replace('/[^\w\- ]/', '', strtolower($heading)));
    return array_merge(array_map($slug, $headings[1]), $ids[1]);
}

$root = dirname(__DIR__, 2);
$links = 0;
foreach ([...glob("$root/docs/*.md"), ...glob("$root/*.md")] as $file) {
    $name = substr($file, strlen($root) + 1);
    $page = file_get_contents($file);
    preg_match_all('/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/', $page, $found, PREG_SET_ORDER);
    foreach ($found as $link) {
        $links++;
        $target = $link[1] === '' ? $file : dirname($file) . "/$link[1]";
        if (!file_exists($target)) {
            // a release is without what only a checkout needs
            echo is_dir("$root/.git") || file_exists("$root/.git") ? "$name: there is no $link[1]\n" : '';
        } elseif (isset($link[2]) && !in_array($link[2], anchors(file_get_contents($target)), true)) {
            echo "$name: there is no $link[1]#$link[2]\n";
        }
    }
    if (str_contains($page, "\n```php\n") && !preg_grep('~run_page\(.*' . basename($name) . '~', array_map('file_get_contents', glob(__DIR__ . '/*.phpt')))) {
        echo "$name: no test runs its examples\n";
    }
}
echo $links > 50 ? "done\n" : "too few: $links\n";
?>
--EXPECT--
done
