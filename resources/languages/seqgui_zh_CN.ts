<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>&lt;b&gt;SeqGUI {}&lt;/b&gt;&lt;p&gt;A desktop laboratory for recurrent networks: see a network learn from a sequence, and look inside while it does.&lt;/p&gt;&lt;p&gt;Every number on the screen is computed while you look, by the network that you just trained or chose.&lt;/p&gt;&lt;p&gt;MIT licence. Bundled digits: MNIST (LeCun, Cortes, Burges), CC BY-SA 3.0. Pen digits learned by the shipped network: UNIPEN train_r01_v07, CC BY 4.0. Shakespeare's sonnets and the bundled series: public domain and facts; their sources lie beside them.&lt;/p&gt;</source>
            <translation>&lt;b&gt;SeqGUI {}&lt;/b&gt;&lt;p&gt;循环网络的桌面实验室：看网络怎样从序列中学习，并在它学习时看到内部。&lt;/p&gt;&lt;p&gt;屏幕上的每一个数，都由你刚刚训练或选择的网络当场算出。&lt;/p&gt;&lt;p&gt;MIT 许可证。附带的数字：MNIST（LeCun、Cortes、Burges），CC BY-SA 3.0。附带网络学过的手写笔数字：UNIPEN train_r01_v07，CC BY 4.0。莎士比亚的十四行诗和附带的时间序列：属公有领域或事实数据；来源说明与它们放在一起。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>About SeqGUI</source>
            <translation>关于 SeqGUI</translation>
        </message>
    </context>
    <context>
        <name>ActionReasons</name>
        <message>
            <source>A training goes on. Stop it first.</source>
            <translation>有训练正在进行。请先停止它。</translation>
        </message>
        <message>
            <source>Nothing is being trained.</source>
            <translation>现在没有训练。</translation>
        </message>
        <message>
            <source>A training goes on. Wait until it is over, or stop it.</source>
            <translation>有训练正在进行。请等它结束，或停止它。</translation>
        </message>
        <message>
            <source>The drawer shows no run that can learn on. Train one, or choose one of yours.</source>
            <translation>抽屉里没有可以继续学习的训练。请训练一个网络，或选择你自己的一个。</translation>
        </message>
        <message>
            <source>There is no hint with a remedy now.</source>
            <translation>现在没有可以照做的提示。</translation>
        </message>
        <message>
            <source>The network that answers has no epochs that were kept. Train one.</source>
            <translation>正在回答的网络没有保留下来的各轮。请训练一个网络。</translation>
        </message>
        <message>
            <source>What answers now is what is shown.</source>
            <translation>显示的就是现在的回答。</translation>
        </message>
        <message>
            <source>Only a network of your own can be renamed or deleted. Choose one.</source>
            <translation>只有你自己的网络可以重命名或删除。请选择一个。</translation>
        </message>
        <message>
            <source>This network is not in the library yet. Choose another, or wait.</source>
            <translation>这个网络还不在库中。请另选一个，或稍等。</translation>
        </message>
    </context>
    <context>
        <name>Answer</name>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>&lt;p&gt;The digit that the network believes in, and its probability for each of the ten. Click a bar to see what speaks for its digit.&lt;/p&gt;</source>
            <translation>&lt;p&gt;网络认为的数字，以及十个数字各自的概率。点一个条形，就能看到什么在支持那个数字。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Draw a digit</source>
            <translation>画一个数字</translation>
        </message>
        <message>
            <source>this looks like no digit</source>
            <translation>这不像数字</translation>
        </message>
        <message>
            <source>not sure: {0} or {1}?</source>
            <translation>拿不准：{0} 还是 {1}？</translation>
        </message>
        <message>
            <source>more than 99 % sure</source>
            <translation>超过 99% 的把握</translation>
        </message>
        <message>
            <source>{0} sure</source>
            <translation>{0} 的把握</translation>
        </message>
        <message>
            <source>No digit is drawn yet.</source>
            <translation>还没有画数字。</translation>
        </message>
        <message>
            <source>This does not look like a digit. If it is one: {0}.</source>
            <translation>这不像数字。如果是的话：{0}。</translation>
        </message>
        <message>
            <source>Not sure, {0} or {1}: {2}.</source>
            <translation>拿不准，{0} 或 {1}：{2}。</translation>
        </message>
        <message>
            <source>It is a {0}, {1}: {2}.</source>
            <translation>这是 {0}，{1}：{2}。</translation>
        </message>
    </context>
    <context>
        <name>AugmentationStrip</name>
        <message>
            <source>Preview of the augmentation</source>
            <translation>数据增强预览</translation>
        </message>
        <message>
            <source>Training digits as the augmentation varies them, anew every epoch. Click for others.</source>
            <translation>数据增强变化出来的训练数字，每一轮都重新变化。点一下换一批。</translation>
        </message>
        <message>
            <source>Varied training digits: {}</source>
            <translation>变化过的训练数字：{}</translation>
        </message>
    </context>
    <context>
        <name>Autosave</name>
        <message>
            <source>What you do now will not be there the next time. {0}</source>
            <translation>现在所做的下次不会保留。{0}</translation>
        </message>
        <message>
            <source>SeqGUI is open already. What you do in this window is kept apart from the other one.</source>
            <translation>SeqGUI 已经打开。你在这个窗口里做的事与另一个窗口分开保存。</translation>
        </message>
        <message>
            <source>A second window of SeqGUI was not closed properly. What was open in it is here again.</source>
            <translation>SeqGUI 的另一个窗口上次没有正常关闭。其中打开的内容已恢复到这里。</translation>
        </message>
        <message>
            <source>What was open the last time could not be read; it lies in “{0}”.</source>
            <translation>上次打开的内容无法读取；它保存在“{0}”中。</translation>
        </message>
    </context>
    <context>
        <name>BacktestPage</name>
        <message>
            <source>Forecasts from many moments of the past are being made…</source>
            <translation>正在从过去的许多时刻作出预测…</translation>
        </message>
        <message>
            <source>No backtest yet.</source>
            <translation>还没有回测。</translation>
        </message>
        <message>
            <source>No origin has a value after it to be compared with.</source>
            <translation>没有哪个起点之后有可以比较的值。</translation>
        </message>
        <message>
            <source>{0} origins. Mean error {1}{2} one step ahead, {3} after {4}.</source>
            <translation>{0} 个起点。向前一步的平均误差为 {1}{2}，{4} 步之后为 {3}。</translation>
        </message>
        <message>
            <source>At every horizon better than repeating the last season.</source>
            <translation>在每个预测步数上都比重复上一季节好。</translation>
        </message>
        <message>
            <source>Better than repeating the last season at {0} of {1} horizons.</source>
            <translation>在 {1} 个预测步数中，有 {0} 个比重复上一季节好。</translation>
        </message>
        <message>
            <source>from {0}: mean error {1}</source>
            <translation>从{0}起：平均误差 {1}</translation>
        </message>
        <message>
            <source>seasonal naive</source>
            <translation>季节性朴素</translation>
        </message>
        <message>
            <source>network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>{0} ahead: network {1}, seasonal naive {2}</source>
            <translation>向前 {0} 步：网络 {1}，季节性朴素 {2}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Go through the origins</source>
            <translation>逐个播放起点</translation>
        </message>
        <message>
            <source>Go through the origins one after the other.</source>
            <translation>逐个播放各个起点。</translation>
        </message>
        <message>
            <source>Origin of the free run</source>
            <translation>自由运行的起点</translation>
        </message>
        <message>
            <source>From which moment on the network runs freely; the chart shows its path.</source>
            <translation>网络从哪一刻起自由运行；图上显示它的路径。</translation>
        </message>
        <message>
            <source>Errors by horizon</source>
            <translation>各预测步数的误差</translation>
        </message>
        <message>
            <source>steps ahead</source>
            <translation>向前的步数</translation>
        </message>
        <message>
            <source>The network is put back to many moments after its training part and runs freely from each of them, also in the validation part, so that its errors are not the test errors. The line is its mean error so many steps ahead; below the dashed one, it is better than repeating the last season. The slider chooses a moment, whose free run is drawn in the chart.</source>
            <translation>把网络放回训练部分之后的许多时刻，从每一刻起自由运行，验证部分也在内，所以这里的误差不是测试误差。实线是它在各个预测步数上的平均误差；低于虚线，就比重复上一季节好。滑块选择一个时刻，图上画出从那里起的自由运行。</translation>
        </message>
    </context>
    <context>
        <name>BigForecast</name>
        <message>
            <source>Next value</source>
            <translation>下一个值</translation>
        </message>
        <message>
            <source>What the network expects of the point after the last one, and the interval for it.</source>
            <translation>网络对最后一点之后那一点的预期，以及它的区间。</translation>
        </message>
        <message>
            <source>{0}, the next value</source>
            <translation>{0}，下一个值</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
    </context>
    <context>
        <name>BigWord</name>
        <message>
            <source>Next word</source>
            <translation>下一个词</translation>
        </message>
        <message>
            <source>What the network expects next.</source>
            <translation>网络预期接下来的词。</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Drawing canvas</source>
            <translation>画布</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Stroke</source>
            <translation>笔画</translation>
        </message>
        <message>
            <source>There is nothing on the canvas yet. Draw a digit first.</source>
            <translation>画布上还什么都没有。先画一个数字。</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>擦除</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>图像</translation>
        </message>
        <message>
            <source>1 mark is on the paper.</source>
            <translation>纸上有 1 个笔迹。</translation>
        </message>
        <message>
            <source>{0} marks are on the paper.</source>
            <translation>纸上有 {0} 个笔迹。</translation>
        </message>
        <message>
            <source>Nothing is on the paper yet.</source>
            <translation>纸上还什么都没有。</translation>
        </message>
        <message>
            <source>Draw a digit with mouse, finger or pen; the right button erases. With the keyboard: Enter begins, arrow keys move, with Shift in larger steps, Space or Enter lowers and lifts the pen, Delete clears, Escape lifts the pen and then leaves.</source>
            <translation>用鼠标、手指或画笔画一个数字；右键擦除。用键盘：按 Enter 开始，方向键移动，加 Shift 移动得更大，空格键或 Enter 落笔和抬笔，Delete 清空，Esc 先抬笔，再离开。</translation>
        </message>
        <message>
            <source>Pen down: {0} % from the left, {1} % from the top.</source>
            <translation>笔已落下：距左边 {0}%，距上边 {1}%。</translation>
        </message>
        <message>
            <source>Pen up: {0} % from the left, {1} % from the top.</source>
            <translation>笔已抬起：距左边 {0}%，距上边 {1}%。</translation>
        </message>
        <message>
            <source>Space lifts the pen</source>
            <translation>空格键抬笔</translation>
        </message>
        <message>
            <source>Space lowers the pen</source>
            <translation>空格键落笔</translation>
        </message>
        <message>
            <source>Esc lifts it too</source>
            <translation>Esc 也抬笔</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc 离开</translation>
        </message>
        <message>
            <source>Arrows move · {space} · {leave}</source>
            <translation>方向键移动 · {space} · {leave}</translation>
        </message>
        <message>
            <source>Arrow keys move a pen, Enter lowers it</source>
            <translation>方向键移动画笔，Enter 落笔</translation>
        </message>
        <message>
            <source>Drop an image here</source>
            <translation>把图像拖到这里</translation>
        </message>
        <message>
            <source>There is no image on the clipboard. Copy an image or an image file first.</source>
            <translation>剪贴板上没有图像。先复制一幅图像或一个图像文件。</translation>
        </message>
        <message>
            <source>That image is still on the web. Save it on this computer, then open it here.</source>
            <translation>这幅图像还在网上。先保存到这台电脑，再在这里打开。</translation>
        </message>
        <message>
            <source>That is not an image. Use an image file, or copy an image itself.</source>
            <translation>这不是图像。请使用图像文件，或复制图像本身。</translation>
        </message>
        <message>
            <source>That image cannot be read. Save it as a PNG file, then open it here.</source>
            <translation>这幅图像无法读取。先保存为 PNG 文件，再在这里打开。</translation>
        </message>
        <message>
            <source>“{name}” could not be saved ({reason}). Choose another folder.</source>
            <translation>“{name}”无法保存（{reason}）。请选择另一个文件夹。</translation>
        </message>
    </context>
    <context>
        <name>Caption</name>
        <message>
            <source>What is “{0}”?</source>
            <translation>“{0}”是什么？</translation>
        </message>
    </context>
    <context>
        <name>ChartStage</name>
        <message>
            <source>Chart of the series</source>
            <translation>序列的图</translation>
        </message>
        <message>
            <source>one step ahead</source>
            <translation>向前一步</translation>
        </message>
        <message>
            <source>free run</source>
            <translation>自由运行</translation>
        </message>
        <message>
            <source>backtest</source>
            <translation>回测</translation>
        </message>
        <message>
            <source>observed</source>
            <translation>观测值</translation>
        </message>
    </context>
    <context>
        <name>ChartTexts</name>
        <message>
            <source>learns from {0} (until {1}), decides {2}, is measured {3} (from {4})</source>
            <translation>用 {0} 点学习（到{1}），用 {2} 点选择，用 {3} 点测量（从{4}起）</translation>
        </message>
        <message>
            <source>no part after learning has more than {0} points</source>
            <translation>学习之后的各部分最多 {0} 个点</translation>
        </message>
        <message>
            <source>on its own from {0}</source>
            <translation>从{0}起自行预测</translation>
        </message>
        <message>
            <source> (was {0})</source>
            <translation>（原为 {0}）</translation>
        </message>
        <message>
            <source>one step</source>
            <translation>一步</translation>
        </message>
        <message>
            <source>free run</source>
            <translation>自由运行</translation>
        </message>
        <message>
            <source>{0} in {1}…{2}</source>
            <translation>{0}，区间 {1}…{2}</translation>
        </message>
        <message>
            <source>This series is too short to learn from.</source>
            <translation>这个序列太短，无法从中学习。</translation>
        </message>
        <message>
            <source>Press Train: the forecasts appear here. Every point can be dragged.</source>
            <translation>按“训练”：预测会显示在这里。每个点都可以拖动。</translation>
        </message>
        <message>
            <source>This network was trained on another series.</source>
            <translation>这个网络是用另一个序列训练的。</translation>
        </message>
        <message>
            <source>Most influential: {0}</source>
            <translation>影响最大：{0}</translation>
        </message>
        <message>
            <source>Drag a point of the past and see what the forecasts do.</source>
            <translation>拖动过去的一点，看看预测怎样变化。</translation>
        </message>
        <message>
            <source>No series has been chosen.</source>
            <translation>没有选择序列。</translation>
        </message>
        <message>
            <source>{0}: {1} points from {2} to {3}, between {4} ({5}) and {6}{8} ({7}).</source>
            <translation>{0}：{1} 个点，从{2}到{3}，介于 {4}（{5}）和 {6}{8}（{7}）之间。</translation>
        </message>
        <message>
            <source>Learns from the points before {0}, decides until {1}, is measured from there on.</source>
            <translation>用{0}之前的点学习，到{1}为止用来选择，从那里起用来测量。</translation>
        </message>
        <message>
            <source>{0} points are changed: {1}.</source>
            <translation>更改了 {0} 个点：{1}。</translation>
        </message>
        <message>
            <source>Chosen: {0}.</source>
            <translation>选中的是：{0}。</translation>
        </message>
        <message>
            <source>Free run from {0}: {1} steps, {2} at {3}, {4} between {5} and {6}.</source>
            <translation>从{0}起自由运行：{1} 步，{3}为 {2}，{4} 区间为 {5} 到 {6}。</translation>
        </message>
        <message>
            <source>Most influential: {0}.</source>
            <translation>影响最大：{0}。</translation>
        </message>
        <message>
            <source>Beside it: {0}.</source>
            <translation>同时显示：{0}。</translation>
        </message>
    </context>
    <context>
        <name>ChartTools</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Restore all points</source>
            <translation>恢复所有点</translation>
        </message>
        <message>
            <source>Show all of the series</source>
            <translation>显示整个序列</translation>
        </message>
        <message>
            <source>Forecast the future</source>
            <translation>预测未来</translation>
        </message>
        <message>
            <source>There is no forecast yet.</source>
            <translation>还没有预测。</translation>
        </message>
        <message>
            <source>Predictions one step ahead</source>
            <translation>向前一步的预测</translation>
        </message>
        <message>
            <source>Each point predicted from the true ones before it.</source>
            <translation>每个点都由它之前的真实值预测。</translation>
        </message>
        <message>
            <source>Free run</source>
            <translation>自由运行</translation>
        </message>
        <message>
            <source>What the network says where it feeds on its own predictions.</source>
            <translation>网络以自己的预测为输入时给出的值。</translation>
        </message>
        <message>
            <source>Intervals of 80 %</source>
            <translation>80% 的区间</translation>
        </message>
        <message>
            <source>Where the truth should lie four times out of five.</source>
            <translation>五次中应有四次，真值落在其中。</translation>
        </message>
        <message>
            <source>Glow of what mattered</source>
            <translation>突出影响大的点</translation>
        </message>
        <message>
            <source>Which points of the past move the free run most.</source>
            <translation>过去哪些点对自由运行影响最大。</translation>
        </message>
        <message>
            <source>Path of the backtest</source>
            <translation>回测的路径</translation>
        </message>
        <message>
            <source>The free run that the Backtest page shows.</source>
            <translation>“回测”页所示的那次自由运行。</translation>
        </message>
        <message>
            <source>A classical forecast beside the network's.</source>
            <translation>与网络并列的一种经典预测。</translation>
        </message>
        <message>
            <source>Lines ▾</source>
            <translation>线条 ▾</translation>
        </message>
        <message>
            <source>Choose which forecasts are drawn.</source>
            <translation>选择画出哪些预测。</translation>
        </message>
        <message>
            <source>Lines of the chart</source>
            <translation>图中的线条</translation>
        </message>
        <message>
            <source>Let the free run begin after the last value; once more, and it is at the start of the test part again.</source>
            <translation>让自由运行从最后一个值之后开始；再按一次，就回到测试部分的起点。</translation>
        </message>
        <message>
            <source>Take back the last move of a point or a handle.</source>
            <translation>撤销上一次对点或手柄的移动。</translation>
        </message>
        <message>
            <source>Move it again.</source>
            <translation>重新移动它。</translation>
        </message>
        <message>
            <source>Put all points back to where they were.</source>
            <translation>把所有点放回原处。</translation>
        </message>
        <message>
            <source>Show all of the series; the wheel zooms, dragging the background pans.</source>
            <translation>显示整个序列；滚轮缩放，拖动背景平移。</translation>
        </message>
    </context>
    <context>
        <name>CheckModel</name>
        <message>
            <source>the start</source>
            <translation>开头</translation>
        </message>
        <message>
            <source>After “{0}” comes “{1}”, as predicted ({2}).</source>
            <translation>“{0}”之后是“{1}”，预测正确（{2}）。</translation>
        </message>
        <message>
            <source>After “{0}” comes “{1}”; predicted was “{2}” ({3}).</source>
            <translation>“{0}”之后是“{1}”；预测的是“{2}”（{3}）。</translation>
        </message>
        <message>
            <source>(start)</source>
            <translation>（开头）</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Real word</source>
            <translation>实际的词</translation>
        </message>
        <message>
            <source>Predicted word</source>
            <translation>预测的词</translation>
        </message>
        <message>
            <source>Sure</source>
            <translation>把握</translation>
        </message>
    </context>
    <context>
        <name>CheckPage</name>
        <message>
            <source>The network reads the text that it learned from…</source>
            <translation>网络正在读它学过的文本…</translation>
        </message>
        <message>
            <source>{0} of {1} words right</source>
            <translation>{1} 个词中 {0} 正确</translation>
        </message>
        <message>
            <source>Input, real word and predicted word</source>
            <translation>输入、实际的词和预测的词</translation>
        </message>
        <message>
            <source>Go through the rows with the arrow keys; N and P go to wrong ones.</source>
            <translation>用方向键逐行查看；按 N 和 P 跳到错的行。</translation>
        </message>
        <message>
            <source>Train a network, or choose one: what it says to its own text stands here.</source>
            <translation>训练一个网络，或选择一个：它对自己学过的文本怎么说，会显示在这里。</translation>
        </message>
        <message>
            <source>Share of right words</source>
            <translation>正确的词所占的比例</translation>
        </message>
        <message>
            <source>Previous wrong</source>
            <translation>上一个错误</translation>
        </message>
        <message>
            <source>Next wrong</source>
            <translation>下一个错误</translation>
        </message>
        <message>
            <source>Input, real word, predicted word</source>
            <translation>输入、实际的词、预测的词</translation>
        </message>
        <message>
            <source>The check of the course note: from the words on the left the network predicts the next one, for some 300 places at the beginning of the text that it learned from. ✓ is right, ✗ is wrong; “sure” is the probability of the predicted word. All right means that the text is known by heart, not that English is.</source>
            <translation>课程笔记中的核对：在所学文本开头的大约 300 处，网络由左边的词预测下一个词。✓ 为对，✗ 为错；“把握”是预测的词的概率。全部正确，说明文本背熟了，不是说学会了英语。</translation>
        </message>
        <message>
            <source>{0} prediction ({1} in the table).</source>
            <translation>{0}（表中按 {1}）。</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>Undo: {0}</source>
            <translation>撤销：{0}</translation>
        </message>
        <message>
            <source>Let the network read as it is: undo this.</source>
            <translation>让网络照常读：撤销这一项。</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>A few letters of what you want, in their order.</source>
            <translation>按顺序输入所要命令的几个字。</translation>
        </message>
        <message>
            <source>What do you want to do? Type a few letters of it</source>
            <translation>想做什么？输入其中几个字</translation>
        </message>
        <message>
            <source>Commands that fit</source>
            <translation>符合的命令</translation>
        </message>
        <message>
            <source>Nothing fits “{}”. Type fewer letters, or another word.</source>
            <translation>没有符合“{}”的命令。少输入几个字，或换一个词。</translation>
        </message>
        <message>
            <source>Return does it, Esc closes this list.</source>
            <translation>按 Enter 执行，按 Esc 关闭列表。</translation>
        </message>
    </context>
    <context>
        <name>CommandsInSight</name>
        <message>
            <source>Buttons in sight</source>
            <translation>可见的按钮</translation>
        </message>
    </context>
    <context>
        <name>ComparePage</name>
        <message>
            <source>The same drawing as different networks read it, row by row from top to bottom: their answers, their ridges of belief (thick streams are probable digits; the line marks where the answer settles), their size and accuracy. The time is that of this machine, the median of the last readings.</source>
            <translation>几个网络从上到下逐行读同一幅画：它们的回答、信念之脊（粗的带子是可能性大的数字；横线标出答案从哪里起不再改变）、大小和准确率。时间是这台机器上最近几次阅读的中位数。</translation>
        </message>
        <message>
            <source>There is one network so far. Press “Train side by side” for others to compare it with.</source>
            <translation>目前只有一个网络。按“并排训练”，训练别的网络来比较。</translation>
        </message>
        <message>
            <source>Press “Networks” and tick two to four: they read what you draw.</source>
            <translation>按“网络”，勾选二到四个：它们会读你画的数字。</translation>
        </message>
        <message>
            <source>Draw a digit: all of them will read it.</source>
            <translation>画一个数字：所有网络都会读它。</translation>
        </message>
        <message>
            <source>All say {0}.</source>
            <translation>都说是 {0}。</translation>
        </message>
        <message>
            <source>Disagree: {0}.</source>
            <translation>意见不一：{0}。</translation>
        </message>
    </context>
    <context>
        <name>ComparingDesk</name>
        <message>
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Several networks read the same drawing side by side.</source>
            <translation>几个网络并排读同一幅画。</translation>
        </message>
        <message>
            <source>Getting ready to train side by side</source>
            <translation>正在准备并排训练</translation>
        </message>
        <message>
            <source>in training: {0}</source>
            <translation>正在训练：{0}</translation>
        </message>
        <message>
            <source>PyTorch is still loading.</source>
            <translation>PyTorch 仍在加载。</translation>
        </message>
        <message>
            <source>Another training goes on. Stop it first.</source>
            <translation>另一次训练正在进行。请先停止它。</translation>
        </message>
    </context>
    <context>
        <name>ComposeControls</name>
        <message>
            <source>Compose</source>
            <translation>作诗</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>First words, or none</source>
            <translation>开头的词，可以不填</translation>
        </message>
        <message>
            <source>First words of the poem</source>
            <translation>诗的开头几个词</translation>
        </message>
        <message>
            <source>The poem begins with these words; Enter composes.</source>
            <translation>诗以这些词开头；按 Enter 作诗。</translation>
        </message>
        <message>
            <source>Temperature: 0 always takes the most probable word, 1 draws as learned, 2 dares a lot.</source>
            <translation>温度：0 总取概率最大的词，1 照学到的概率抽取，2 十分大胆。</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>更多设置</translation>
        </message>
        <message>
            <source>Top-k, top-p, seed and the number of lines.</source>
            <translation>Top-k、Top-p、随机种子和行数。</translation>
        </message>
        <message>
            <source>Top-k</source>
            <translation>Top-k</translation>
        </message>
        <message>
            <source>Only so many most probable words stay in play; 0 keeps all.</source>
            <translation>只在这么多个概率最大的词中抽取；0 保留全部。</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Top-p</source>
            <translation>Top-p</translation>
        </message>
        <message>
            <source>Only the most probable words that have this probability together stay in play; 1 keeps all.</source>
            <translation>只在概率合计达到这个值的最可能的词中抽取；1 保留全部。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Where the random numbers start: the same seed and settings give the same poem.</source>
            <translation>随机数由此开始：种子和设置相同，诗就相同。</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>How many lines a poem gets at most.</source>
            <translation>一首诗最多几行。</translation>
        </message>
        <message>
            <source>Another seed</source>
            <translation>换一个种子</translation>
        </message>
        <message>
            <source>Throw another seed, for another poem with the same settings.</source>
            <translation>换一个种子，用同样的设置另作一首诗。</translation>
        </message>
        <message>
            <source>Stop after the words that are there.</source>
            <translation>写完现有的词就停止。</translation>
        </message>
        <message>
            <source>Have the network write a poem, line by line; it can be undone.</source>
            <translation>让网络逐行写一首诗；可以撤销。</translation>
        </message>
    </context>
    <context>
        <name>ComposingDesk</name>
        <message>
            <source>Copy meter</source>
            <translation>照抄检测</translation>
        </message>
        <message>
            <source>loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>Compose</source>
            <translation>作诗</translation>
        </message>
        <message>
            <source>The network draws a word from its own probabilities, reads it, and draws the next; the less probable a word was, the stronger its colour. The numbers at the left count syllables, the letters at the right name the rhymes, both by rules of spelling; a sonnet has ten and A B A B C D C D. Training rewards the next word alone, never metre or rhyme. Where the recipe says “Verse”, as in the LSTM that comes with the app, the network is also told the line, the syllables and the sound to rhyme with; untick it and train to see what is left.</source>
            <translation>网络按自己给出的概率抽取一个词，读它，再抽取下一个；一个词当时越不可能，颜色就越深。左边的数是音节数，右边的字母表示韵脚，都按拼写规则得出；一首十四行诗每行十个音节，韵式为 A B A B C D C D。训练只看下一个词对不对，从不看格律和押韵。配方中选了“诗律”时（程序附带的 LSTM 就是这样），网络还会得知行号、音节数和要押的韵；取消它再训练，就能看到还剩下什么。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Copy the poem</source>
            <translation>复制这首诗</translation>
        </message>
        <message>
            <source>Save the poem…</source>
            <translation>保存这首诗…</translation>
        </message>
        <message>
            <source>Bring back the poem as it was before.</source>
            <translation>恢复之前的那首诗。</translation>
        </message>
        <message>
            <source>Write again what was taken back.</source>
            <translation>重新写上刚才撤销的。</translation>
        </message>
        <message>
            <source>Put the poem on the clipboard.</source>
            <translation>把这首诗放到剪贴板。</translation>
        </message>
        <message>
            <source>Save the poem as a text file.</source>
            <translation>把这首诗保存为文本文件。</translation>
        </message>
        <message>
            <source>Press Compose: the network writes a poem of its own. Click one of its words to choose another.</source>
            <translation>按“作诗”：网络会自己写一首诗。点其中一个词，可以换成另一个。</translation>
        </message>
        <message>
            <source>sonnet</source>
            <translation>十四行诗</translation>
        </message>
        <message>
            <source>passage</source>
            <translation>段落</translation>
        </message>
        <message>
            <source>Save the poem</source>
            <translation>保存这首诗</translation>
        </message>
        <message>
            <source>poem</source>
            <translation>poem</translation>
        </message>
        <message>
            <source>Texts (*.txt)</source>
            <translation>文本 (*.txt)</translation>
        </message>
        <message>
            <source>By a network that had learned another text: what is copied cannot be told.</source>
            <translation>写这首诗的网络学的是另一份文本：无法判断照抄了什么。</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>no digit {0} has been read yet</source>
            <translation>还没有读过数字 {0}</translation>
        </message>
        <message>
            <source>{0} of {1} digits {2} are read as such</source>
            <translation>{1} 个 {2} 中有 {0} 个读对</translation>
        </message>
        <message>
            <source>{0} of {1} digits {2} are taken for {3}</source>
            <translation>{1} 个 {2} 中有 {0} 个被当成 {3}</translation>
        </message>
        <message>
            <source>No test digit has been read yet.</source>
            <translation>还没有读过测试数字。</translation>
        </message>
        <message>
            <source>{0} of {1} test digits are read wrongly.</source>
            <translation>{1} 个测试数字中有 {0} 个读错。</translation>
        </message>
        <message>
            <source>Most often: {0}.</source>
            <translation>最常见的是：{0}。</translation>
        </message>
        <message>
            <source>Chosen: {0}.</source>
            <translation>选中的是：{0}。</translation>
        </message>
        <message>
            <source>taken for</source>
            <translation>被当成</translation>
        </message>
        <message>
            <source>is a</source>
            <translation>实际是</translation>
        </message>
    </context>
    <context>
        <name>Corner</name>
        <message>
            <source>Actions</source>
            <translation>操作</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>falling</source>
            <translation>下降</translation>
        </message>
        <message>
            <source>level</source>
            <translation>持平</translation>
        </message>
        <message>
            <source>rising</source>
            <translation>上升</translation>
        </message>
        <message>
            <source>{}: nothing yet</source>
            <translation>{}：还没有数据</translation>
        </message>
        <message>
            <source>at epoch {0} of {1}</source>
            <translation>位于第 {0} / {1} 轮</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>Point at the curves to read them; with the keyboard, arrow keys do it.</source>
            <translation>指向曲线可以读数；用键盘时按方向键。</translation>
        </message>
        <message>
            <source>epoch {0}: </source>
            <translation>第 {0} 轮：</translation>
        </message>
        <message>
            <source>near: {0}</source>
            <translation>附近：{0}</translation>
        </message>
    </context>
    <context>
        <name>DataChooser</name>
        <message>
            <source>Digits to learn from</source>
            <translation>用什么数字来学习</translation>
        </message>
        <message>
            <source>The test digits are never among those that a network learns from.</source>
            <translation>测试数字从不在网络学习的数字之中。</translation>
        </message>
        <message>
            <source>5,000 bundled digits</source>
            <translation>附带的 5,000 个数字</translation>
        </message>
        <message>
            <source>Full MNIST: 70,000 digits</source>
            <translation>完整的 MNIST：70,000 个数字</translation>
        </message>
        <message>
            <source>A folder with MNIST…</source>
            <translation>含有 MNIST 的文件夹…</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>Fetch the full MNIST once, about 12 MB, and check it.</source>
            <translation>下载一次完整的 MNIST（约 12 MB）并检查。</translation>
        </message>
        <message>
            <source>Download the full MNIST</source>
            <translation>下载完整的 MNIST</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>下载进度</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>From {}</source>
            <translation>来自 {}</translation>
        </message>
        <message>
            <source>54,000 to learn from, 5,000 for validation; 10,000 test digits stay unseen.</source>
            <translation>54,000 个用来学习，5,000 个用于验证；10,000 个测试数字始终不看。</translation>
        </message>
        <message>
            <source>3,500 to learn from, 500 for validation; 1,000 stay unseen as a test.</source>
            <translation>3,500 个用来学习，500 个用于验证；1,000 个始终不看，留作测试。</translation>
        </message>
        <message>
            <source>Folder with the four MNIST files</source>
            <translation>含有四个 MNIST 文件的文件夹</translation>
        </message>
    </context>
    <context>
        <name>DigitBook</name>
        <message>
            <source>Keep as {0}</source>
            <translation>保存为 {0}</translation>
        </message>
        <message>
            <source>Change to {0}</source>
            <translation>改为 {0}</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>删除 {0}</translation>
        </message>
        <message>
            <source>Delete {0} digits</source>
            <translation>删除 {0} 个数字</translation>
        </message>
    </context>
    <context>
        <name>DigitCounts</name>
        <message>
            <source>How many of each digit</source>
            <translation>每个数字各有多少</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 有 {0} 个</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>Kept of each digit: {0}. A network learns most evenly from some of each.</source>
            <translation>各个数字已保存：{0}。每个数字都有一些时，网络学得最均衡。</translation>
        </message>
    </context>
    <context>
        <name>DigitShelf</name>
        <message>
            <source>My digits</source>
            <translation>我的数字</translation>
        </message>
        <message>
            <source>Digits that you kept. A digit's key names the chosen ones anew; Enter opens one.</source>
            <translation>你保存的数字。按数字键把选中的改成那个数字；按 Enter 打开一个。</translation>
        </message>
        <message>
            <source>Nothing is kept yet. Draw a digit, then press what it was below the canvas: “It was a 7”.</source>
            <translation>还没有保存任何数字。画一个数字，再在画布下方按它是几：“这是一个 7”。</translation>
        </message>
    </context>
    <context>
        <name>DigitsView</name>
        <message>
            <source>loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>图画</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>阅读</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Normalise the drawing</source>
            <translation>归一化所画的数字</translation>
        </message>
        <message>
            <source>Bring the drawing to the place and size that the network has learned from.</source>
            <translation>把图画移到网络学习时的位置，并缩放到同样大小。</translation>
        </message>
        <message>
            <source>Open this session card</source>
            <translation>打开这张会话卡片</translation>
        </message>
        <message>
            <source>Read the digit in this image</source>
            <translation>读这幅图像里的数字</translation>
        </message>
        <message>
            <source>PyTorch could not be loaded</source>
            <translation>无法加载 PyTorch</translation>
        </message>
    </context>
    <context>
        <name>Dividers</name>
        <message>
            <source>Divider between panes</source>
            <translation>窗格之间的分隔条</translation>
        </message>
        <message>
            <source>Move the divider beside what has the focus, and so give one of two panes more room.</source>
            <translation>移动焦点旁边的分隔条，让两个窗格之一得到更多空间。</translation>
        </message>
        <message>
            <source>To the left</source>
            <translation>向左移</translation>
        </message>
        <message>
            <source>To the right</source>
            <translation>向右移</translation>
        </message>
        <message>
            <source>Upwards</source>
            <translation>向上移</translation>
        </message>
        <message>
            <source>Downwards</source>
            <translation>向下移</translation>
        </message>
    </context>
    <context>
        <name>DrawPaper</name>
        <message>
            <source>Draw a line from left to right. Going back smooths it.</source>
            <translation>从左到右画一条线。往回画会使它平滑。</translation>
        </message>
    </context>
    <context>
        <name>DrawSeries</name>
        <message>
            <source>Draw your own series</source>
            <translation>画自己的序列</translation>
        </message>
        <message>
            <source>Paper for a series</source>
            <translation>画序列的纸</translation>
        </message>
        <message>
            <source>Draw with the mouse from left to right. With the keyboard: up and down move the pen, right draws, left goes back, Backspace takes a stretch away, Delete clears, Enter uses the line.</source>
            <translation>用鼠标从左到右画。用键盘：上下键移动笔，右键画，左键后退，Backspace 去掉一段，Delete 清空，Enter 使用这条线。</translation>
        </message>
        <message>
            <source>clear of the line</source>
            <translation>清除线条</translation>
        </message>
        <message>
            <source>It becomes a series of {0} points.</source>
            <translation>它会成为 {0} 个点的序列。</translation>
        </message>
        <message>
            <source>stroke</source>
            <translation>笔画</translation>
        </message>
        <message>
            <source>A little more of the line is needed.</source>
            <translation>线还要再长一点。</translation>
        </message>
        <message>
            <source>{0} points; it repeats every {1} of them.</source>
            <translation>{0} 个点；每 {1} 个点重复一次。</translation>
        </message>
        <message>
            <source>{0} points; no season was found in it.</source>
            <translation>{0} 个点；其中没有发现季节。</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>Forecast the line that you have drawn.</source>
            <translation>预测你画的这条线。</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Begin with empty paper.</source>
            <translation>从空白的纸重新开始。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Go back to the series as it was.</source>
            <translation>回到原来的序列。</translation>
        </message>
    </context>
    <context>
        <name>DrawingDesk</name>
        <message>
            <source>Take back what was done last.</source>
            <translation>撤销刚才做的一步。</translation>
        </message>
        <message>
            <source>Do again what was taken back.</source>
            <translation>重做刚才撤销的一步。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Empty the canvas; can be undone.</source>
            <translation>清空画布；可以撤销。</translation>
        </message>
        <message>
            <source>Open image…</source>
            <translation>打开图像…</translation>
        </message>
        <message>
            <source>Read a digit from an image; dropping or pasting one works too.</source>
            <translation>从一幅图像中读数字；也可以拖入或粘贴。</translation>
        </message>
        <message>
            <source>Save drawing…</source>
            <translation>保存画…</translation>
        </message>
        <message>
            <source>Save the drawing as a PNG.</source>
            <translation>把画保存为 PNG。</translation>
        </message>
        <message>
            <source>Copy drawing</source>
            <translation>复制画</translation>
        </message>
        <message>
            <source>Put the drawing on the clipboard as an image.</source>
            <translation>把画作为图像放到剪贴板。</translation>
        </message>
        <message>
            <source>Paste image</source>
            <translation>粘贴图像</translation>
        </message>
        <message>
            <source>Put the clipboard's image on the canvas.</source>
            <translation>把剪贴板上的图像放到画布上。</translation>
        </message>
        <message>
            <source>Random test digit</source>
            <translation>随机测试数字</translation>
        </message>
        <message>
            <source>Put a digit on the canvas that no shipped network has learned from.</source>
            <translation>把一个测试数字放到画布上，附带的网络都没有用它学习过。</translation>
        </message>
        <message>
            <source>Pen</source>
            <translation>画笔</translation>
        </message>
        <message>
            <source>Draw with the left button, a finger or a pen.</source>
            <translation>用左键、手指或画笔画。</translation>
        </message>
        <message>
            <source>Eraser</source>
            <translation>橡皮</translation>
        </message>
        <message>
            <source>Rub out; the right button does so too.</source>
            <translation>擦除；右键也可以。</translation>
        </message>
        <message>
            <source>Pen width</source>
            <translation>笔的粗细</translation>
        </message>
        <message>
            <source>Pen width. The network gets the strokes with a pen of its own width.</source>
            <translation>笔的粗细。网络收到的笔画总是它自己习惯的粗细。</translation>
        </message>
        <message>
            <source>label {}</source>
            <translation>标签 {}</translation>
        </message>
        <message>
            <source>What it is was written down by people, not guessed by the network. From: {0}.</source>
            <translation>标签是人写下的，不是网络猜的。来源：{0}。</translation>
        </message>
        <message>
            <source>Images ({})</source>
            <translation>图像 ({})</translation>
        </message>
        <message>
            <source>Open image</source>
            <translation>打开图像</translation>
        </message>
        <message>
            <source>Save drawing</source>
            <translation>保存画</translation>
        </message>
        <message>
            <source>PNG (*.png)</source>
            <translation>PNG (*.png)</translation>
        </message>
    </context>
    <context>
        <name>DrawingHints</name>
        <message>
            <source>Keep the last digit</source>
            <translation>只留最后一个数字</translation>
        </message>
    </context>
    <context>
        <name>DropSheet</name>
        <message>
            <source>This cannot be opened</source>
            <translation>无法打开</translation>
        </message>
        <message>
            <source>{0} (“{1}”)</source>
            <translation>{0}（“{1}”）</translation>
        </message>
    </context>
    <context>
        <name>EndLabels</name>
        <message>
            <source>{0}: a click hides it, “Lines” brings it back.</source>
            <translation>{0}：点一下隐藏，用“线条”恢复。</translation>
        </message>
    </context>
    <context>
        <name>ErrorLine</name>
        <message>
            <source>Each bar is what came minus what was predicted one step before: up means that more came than expected. Good residuals look like noise. The dashed lines are the mean size of the errors in the test part (MAE); the bias is their mean.</source>
            <translation>每个条形是实际值减去提前一步的预测值：向上表示比预期的多。好的残差看起来像噪声。虚线是测试部分误差的平均大小（MAE）；偏差是误差的平均值。</translation>
        </message>
        <message>
            <source>Errors one step ahead</source>
            <translation>向前一步的误差</translation>
        </message>
        <message>
            <source>No errors yet: they appear with the first forecast.</source>
            <translation>还没有误差：有了第一个预测就会显示。</translation>
        </message>
        <message>
            <source>Test part: mean error {0}, on average {1}.</source>
            <translation>测试部分：平均误差 {0}，误差的平均值 {1}。</translation>
        </message>
        <message>
            <source>test part
MAE {0}
bias {1}</source>
            <translation>测试部分
MAE {0}
偏差 {1}</translation>
        </message>
        <message>
            <source>no prediction</source>
            <translation>没有预测</translation>
        </message>
    </context>
    <context>
        <name>ErrorModel</name>
        <message>
            <source>, the best</source>
            <translation>，最好</translation>
        </message>
        <message>
            <source>{0} parameters.</source>
            <translation>{0} 个参数。</translation>
        </message>
        <message>
            <source>Its MAPE leaves out the true values that are 0: {0}.</source>
            <translation>MAPE 不计为 0 的真值：{0} 个。</translation>
        </message>
        <message>
            <source>Mean absolute error, in the unit of the series.</source>
            <translation>平均绝对误差，单位与序列相同。</translation>
        </message>
        <message>
            <source>Root of the mean squared error: large misses count more.</source>
            <translation>均方误差的平方根：大的偏差分量更重。</translation>
        </message>
        <message>
            <source>Mean absolute error in percent of the true value.</source>
            <translation>平均绝对误差，以真值的百分比表示。</translation>
        </message>
        <message>
            <source>Mean error divided by that of repeating the last season before the test part: below 1 it is smaller.</source>
            <translation>平均误差除以在测试部分之前重复上一季节的平均误差：小于 1 就是更小。</translation>
        </message>
        <message>
            <source>in {0}</source>
            <translation>{0} 内</translation>
        </message>
        <message>
            <source>Share of the truth within the intervals that should hold 80 %: the closer to 80 %, the more honest.</source>
            <translation>落在 80% 区间内的真值所占的比例：越接近 80%，区间越可信。</translation>
        </message>
    </context>
    <context>
        <name>ErrorTable</name>
        <message>
            <source>How far each model is from the test part, which none of them has learned from. Multi-step: one free run from the start of the test part. One step: every point from the true ones before it, as in the errors below the chart. Another MAE stands beside the name of a network and in the training drawer: that of one step in the validation part. The best of a column is bold and marked ◂; the last column says how much of the truth lay within the 80 % intervals.</source>
            <translation>每个模型在测试部分上差多少；没有哪个模型用这部分学习过。多步：从测试部分开头起自由运行一次。一步：每一点都由它之前的真值预测，与图下方的误差相同。网络名称旁和训练抽屉里的是另一个 MAE：验证部分上一步预测的误差。每列中最好的用粗体并标上 ◂；最后一列是有多少真值落在 80% 的区间内。</translation>
        </message>
        <message>
            <source>Test errors</source>
            <translation>测试误差</translation>
        </message>
        <message>
            <source>No errors yet.</source>
            <translation>还没有误差。</translation>
        </message>
        <message>
            <source>multi-step</source>
            <translation>多步</translation>
        </message>
        <message>
            <source>one step</source>
            <translation>一步</translation>
        </message>
        <message>
            <source>MASE, {0}: {1}.</source>
            <translation>MASE，{0}：{1}。</translation>
        </message>
        <message>
            <source>Errors of</source>
            <translation>哪种误差</translation>
        </message>
        <message>
            <source>multi</source>
            <translation>多步</translation>
        </message>
        <message>
            <source>The free run over the whole test part.</source>
            <translation>在整个测试部分上自由运行。</translation>
        </message>
        <message>
            <source>one</source>
            <translation>一步</translation>
        </message>
        <message>
            <source>Each point from the true ones before.</source>
            <translation>每一点都由之前的真值预测。</translation>
        </message>
        <message>
            <source>Put the table on the clipboard, with tabs between its columns.</source>
            <translation>把表格放到剪贴板上，各列之间以制表符分隔。</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
    </context>
    <context>
        <name>ExpectedStrip</name>
        <message>
            <source>What was expected instead</source>
            <translation>原本预期的是什么</translation>
        </message>
        <message>
            <source>The five words that the network held most probable here, and their probabilities.</source>
            <translation>网络在这里认为最可能的五个词，以及它们的概率。</translation>
        </message>
        <message>
            <source>“{0}”: {1} bits, {2}</source>
            <translation>“{0}”：{1} 比特，{2}</translation>
        </message>
        <message>
            <source> (unknown to the network)</source>
            <translation>（网络不认识）</translation>
        </message>
        <message>
            <source>{0}. Expected: {1}.</source>
            <translation>{0}。预期：{1}。</translation>
        </message>
        <message>
            <source>expected here:</source>
            <translation>这里预期的是：</translation>
        </message>
    </context>
    <context>
        <name>FirstTour</name>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} / {1}</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>End the tour (Esc).</source>
            <translation>结束导览（Esc）。</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>上一步</translation>
        </message>
        <message>
            <source>To the step before (left arrow).</source>
            <translation>回到上一步（左方向键）。</translation>
        </message>
        <message>
            <source>To the next step (right arrow).</source>
            <translation>到下一步（右方向键）。</translation>
        </message>
    </context>
    <context>
        <name>ForecastCard</name>
        <message>
            <source>What the MASE of the free run over the test part says.</source>
            <translation>测试部分上自由运行的 MASE 说明了什么。</translation>
        </message>
        <message>
            <source>Point {0}</source>
            <translation>第 {0} 点</translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <source>Wrong test digits</source>
            <translation>读错的测试数字</translation>
        </message>
        <message>
            <source>Click a digit to put it on the canvas.</source>
            <translation>点一个数字，把它放到画布上。</translation>
        </message>
    </context>
    <context>
        <name>GatePanel</name>
        <message>
            <source>layer {0}</source>
            <translation>第 {0} 层</translation>
        </message>
        <message>
            <source>{0}, mean at {1}: {2}</source>
            <translation>{0}，{1} 的平均值：{2}</translation>
        </message>
        <message>
            <source>held at {0}</source>
            <translation>固定为 {0}</translation>
        </message>
        <message>
            <source>There are no numbers yet: let the network read something first.</source>
            <translation>还没有数值：先让网络读点什么。</translation>
        </message>
        <message>
            <source>Input gate</source>
            <translation>输入门</translation>
        </message>
        <message>
            <source>Forget gate</source>
            <translation>遗忘门</translation>
        </message>
        <message>
            <source>Output gate</source>
            <translation>输出门</translation>
        </message>
        <message>
            <source>Reset gate</source>
            <translation>重置门</translation>
        </message>
        <message>
            <source>Update gate</source>
            <translation>更新门</translation>
        </message>
        <message>
            <source>Candidate</source>
            <translation>候选值</translation>
        </message>
        <message>
            <source>Cell state</source>
            <translation>细胞状态</translation>
        </message>
        <message>
            <source>Hidden state</source>
            <translation>隐藏状态</translation>
        </message>
        <message>
            <source>input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Input gate: how much of the candidate is let in, 0…1.</source>
            <translation>输入门：候选值放进多少，0…1。</translation>
        </message>
        <message>
            <source>forget</source>
            <translation>遗忘</translation>
        </message>
        <message>
            <source>Forget gate: how much of the cell state is kept, 0…1.</source>
            <translation>遗忘门：细胞状态留下多少，0…1。</translation>
        </message>
        <message>
            <source>output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Output gate: how much of the cell state is shown, 0…1.</source>
            <translation>输出门：细胞状态显示多少，0…1。</translation>
        </message>
        <message>
            <source>reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Reset gate: how much of the past the candidate sees, 0…1.</source>
            <translation>重置门：候选值用上多少过去的状态，0…1。</translation>
        </message>
        <message>
            <source>update</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>Update gate: how much of the old state is kept, 0…1.</source>
            <translation>更新门：旧的状态留下多少，0…1。</translation>
        </message>
        <message>
            <source>candidate</source>
            <translation>候选</translation>
        </message>
        <message>
            <source>Candidate: what the cell would write if its gates were open, −1…1.</source>
            <translation>候选值：如果门全开，单元会写入的内容，−1…1。</translation>
        </message>
        <message>
            <source>cell</source>
            <translation>细胞</translation>
        </message>
        <message>
            <source>Cell state: the long memory, which gates only scale and add to.</source>
            <translation>细胞状态：长期记忆，门只对它做缩放和相加。</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>Hidden state: what the next layer and the next step see.</source>
            <translation>隐藏状态：下一层和下一步看到的内容。</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>显示的量</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Which layer of the network to look into.</source>
            <translation>看网络的哪一层。</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>How the network came to the number under the cursor.</source>
            <translation>网络怎样得出光标所指的数。</translation>
        </message>
        <message>
            <source>Gates</source>
            <translation>门</translation>
        </message>
        <message>
            <source>Here one sees into the network while it reads.</source>
            <translation>这里可以看到网络阅读时内部的情形。</translation>
        </message>
        <message>
            <source>Every point is one number inside the network: one unit of the chosen layer at one step of reading. Gates lie between 0 (shut) and 1 (open); states and candidates can be negative. The formula below says how the cell came to the number under the cursor, with the network's own numbers.</source>
            <translation>每个点是网络内部的一个数：所选层的一个单元在一步阅读中的值。门介于 0（关）和 1（开）之间；状态和候选值可以是负的。下面的公式用网络自己的数说明光标所指的数是怎样得出的。</translation>
        </message>
    </context>
    <context>
        <name>GatesPage</name>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Draw a digit: here one sees into the network while it reads.</source>
            <translation>画一个数字：这里可以看到网络阅读时内部的情形。</translation>
        </message>
        <message>
            <source>step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>col.</source>
            <translation>列</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>第 {1} {0}</translation>
        </message>
        <message>
            <source>column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>pixel</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>图</translation>
        </message>
        <message>
            <source>What the network does at each date is drawn here.</source>
            <translation>网络在每个日期做了什么，会画在这里。</translation>
        </message>
        <message>
            <source>A fully connected network has no memory: it sees a fixed number of values and begins afresh at every point, so there are no gates to show. Choose an RNN, LSTM or GRU to see what is remembered.</source>
            <translation>全连接网络没有记忆：它只看固定个数的值，每一点都从头开始，所以没有门可以显示。选择 RNN、LSTM 或 GRU，就能看到记住了什么。</translation>
        </message>
        <message>
            <source>Type a line above: what the network does at each word is drawn here.</source>
            <translation>在上面输入一行字：网络在每个词上做了什么，会画在这里。</translation>
        </message>
        <message>
            <source>word</source>
            <translation>词</translation>
        </message>
        <message>
            <source>An n-gram has no gates: it carries nothing from word to word, and begins afresh at every place of the text. Choose an RNN, a GRU or an LSTM to see what is remembered.</source>
            <translation>n-gram 没有门：它不把任何东西从一个词带到下一个词，在文本的每一处都从头开始。选择 RNN、GRU 或 LSTM，就能看到记住了什么。</translation>
        </message>
    </context>
    <context>
        <name>Handles</name>
        <message>
            <source>Arrow keys move it by a point, with Shift by a season.</source>
            <translation>方向键移动一个点，加 Shift 移动一个季节。</translation>
        </message>
        <message>
            <source>End of the training part</source>
            <translation>训练部分的终点</translation>
        </message>
        <message>
            <source>The network learns from what is left of it.</source>
            <translation>网络用它左边的部分学习。</translation>
        </message>
        <message>
            <source>Start of the test part</source>
            <translation>测试部分的起点</translation>
        </message>
        <message>
            <source>What is right of it is only measured.</source>
            <translation>它右边的部分只用来测量。</translation>
        </message>
        <message>
            <source>Start of the free run</source>
            <translation>自由运行的起点</translation>
        </message>
        <message>
            <source>Left of it the network is told the truth, right of it it runs on its own predictions.</source>
            <translation>在它左边，网络得知真值；在它右边，网络依靠自己的预测继续。</translation>
        </message>
    </context>
    <context>
        <name>HeatMap</name>
        <message>
            <source>step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>单元</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>热图</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>第 {1} {0}</translation>
        </message>
        <message>
            <source>{0}, {1} {2}: {3}</source>
            <translation>{0}，第 {2} {1}：{3}</translation>
        </message>
        <message>
            <source>Nothing to show yet.</source>
            <translation>还没有可以显示的内容。</translation>
        </message>
        <message>
            <source>{0} × {1} numbers ({2} × {3}), on average {4}.</source>
            <translation>{0} × {1} 个数（{2} × {3}），平均 {4}。</translation>
        </message>
        <message>
            <source>At {0} {1}: on average {2}, largest {3} in {4} {5}.</source>
            <translation>在{0} {1}：平均 {2}，最大 {3}，位于第 {5} {4}。</translation>
        </message>
    </context>
    <context>
        <name>HelpBrowser</name>
        <message>
            <source>The page</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <source>SeqGUI help</source>
            <translation>SeqGUI 帮助</translation>
        </message>
        <message>
            <source>Search the help</source>
            <translation>搜索帮助</translation>
        </message>
        <message>
            <source>Sections that have all of these words; Return opens the first.</source>
            <translation>含有全部这些词的小节；按 Enter 打开第一个。</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>目录</translation>
        </message>
        <message>
            <source>What the help is about; the arrow keys go through it.</source>
            <translation>帮助的各个主题；用方向键浏览。</translation>
        </message>
        <message>
            <source>The page</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>后退</translation>
        </message>
        <message>
            <source>Back to what was read before (Alt+Left).</source>
            <translation>回到之前读的内容（Alt+左方向键）。</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>前进</translation>
        </message>
        <message>
            <source>Forward again (Alt+Right).</source>
            <translation>再往前（Alt+右方向键）。</translation>
        </message>
        <message>
            <source>Nothing found. Try a shorter word.</source>
            <translation>没有找到。换一个短些的词。</translation>
        </message>
    </context>
    <context>
        <name>HintRow</name>
        <message>
            <source>Hint</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Not again in this run</source>
            <translation>这次训练不再提示</translation>
        </message>
        <message>
            <source>Close this hint; it does not come again in this run.</source>
            <translation>关闭这条提示；这次训练中不再出现。</translation>
        </message>
        <message>
            <source>Hint: {0}</source>
            <translation>提示：{0}</translation>
        </message>
        <message>
            <source>Close the note</source>
            <translation>关闭说明</translation>
        </message>
        <message>
            <source>Close this note.</source>
            <translation>关闭这条说明。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Bring the recipe back to what it was.</source>
            <translation>让配方恢复原样。</translation>
        </message>
    </context>
    <context>
        <name>InsidePages</name>
        <message>
            <source>Gates</source>
            <translation>门</translation>
        </message>
        <message>
            <source>What the network keeps and forgets, row by row.</source>
            <translation>网络逐行留住什么、忘掉什么。</translation>
        </message>
        <message>
            <source>What mattered</source>
            <translation>什么起了作用</translation>
        </message>
        <message>
            <source>Which parts the answer needs.</source>
            <translation>答案需要哪些部分。</translation>
        </message>
        <message>
            <source>State map</source>
            <translation>状态图</translation>
        </message>
        <message>
            <source>The test digits as the network sees them, and yours.</source>
            <translation>网络眼中的测试数字，以及你的数字。</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>误判</translation>
        </message>
        <message>
            <source>What is taken for what, and the worst of it.</source>
            <translation>什么被当成了什么，以及错得最厉害的。</translation>
        </message>
    </context>
    <context>
        <name>InsidePanel</name>
        <message>
            <source>Inside the network</source>
            <translation>网络内部</translation>
        </message>
        <message>
            <source>Inside: {0}</source>
            <translation>内部：{0}</translation>
        </message>
        <message>
            <source>Pages inside the network</source>
            <translation>网络内部的各页</translation>
        </message>
        <message>
            <source>Fold the page</source>
            <translation>收起这一页</translation>
        </message>
        <message>
            <source>Unfold the page</source>
            <translation>展开这一页</translation>
        </message>
        <message>
            <source>{0}: what is inside the network.</source>
            <translation>{0}：网络内部的情形。</translation>
        </message>
    </context>
    <context>
        <name>InterfereControls</name>
        <message>
            <source>Interfere</source>
            <translation>干预</translation>
        </message>
        <message>
            <source>Forget before {0} {1}</source>
            <translation>在第 {1} {0}之前遗忘</translation>
        </message>
        <message>
            <source>Forget here</source>
            <translation>在这里遗忘</translation>
        </message>
        <message>
            <source>&lt;p&gt;Set all memory (h and c) to zero just before the row where the scanner stands is read.&lt;/p&gt;</source>
            <translation>&lt;p&gt;在读扫描线所在的那一行之前，把全部记忆（h 和 c）清零。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Hold a gate</source>
            <translation>固定一个门</translation>
        </message>
        <message>
            <source>Gate to hold</source>
            <translation>要固定的门</translation>
        </message>
        <message>
            <source>Which gate keeps one value in every step, instead of what it computes.</source>
            <translation>哪个门在每一步都保持同一个值，而不用它算出的值。</translation>
        </message>
        <message>
            <source>Layer of the gate</source>
            <translation>门所在的层</translation>
        </message>
        <message>
            <source>In which layer the gate is held.</source>
            <translation>固定哪一层的门。</translation>
        </message>
        <message>
            <source>Value of the gate</source>
            <translation>门的值</translation>
        </message>
        <message>
            <source>0 is shut, 1 is open.</source>
            <translation>0 为关，1 为开。</translation>
        </message>
        <message>
            <source>Undo all</source>
            <translation>全部撤销</translation>
        </message>
        <message>
            <source>Undo all interference</source>
            <translation>撤销全部干预</translation>
        </message>
        <message>
            <source>Let the network read as it is.</source>
            <translation>让网络照常读。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>has none</source>
            <translation>没有门</translation>
        </message>
        <message>
            <source>layer {0}</source>
            <translation>第 {0} 层</translation>
        </message>
    </context>
    <context>
        <name>Interference</name>
        <message>
            <source>column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>everything is forgotten before {0} {1}</source>
            <translation>在第 {1} {0}之前遗忘一切</translation>
        </message>
        <message>
            <source>the {0} of layer {1} is held at {2}</source>
            <translation>第 {1} 层的{0}固定为 {2}</translation>
        </message>
        <message>
            <source>{0} is left out</source>
            <translation>已去掉{0}</translation>
        </message>
        <message>
            <source>input gate</source>
            <translation>输入门</translation>
        </message>
        <message>
            <source>forget gate</source>
            <translation>遗忘门</translation>
        </message>
        <message>
            <source>output gate</source>
            <translation>输出门</translation>
        </message>
        <message>
            <source>reset gate</source>
            <translation>重置门</translation>
        </message>
        <message>
            <source>update gate</source>
            <translation>更新门</translation>
        </message>
    </context>
    <context>
        <name>LagDetector</name>
        <message>
            <source>How far the predictions one step ahead are from the truth of the same moment (0), and of earlier (+) or later (−) moments. A model that foresees fits best at 0. One that fits best at +1 says what it has just seen, which looks fine on a chart and is worth nothing. All bars are measured at the same moments, so that they can be compared, without the last three, after which too little is known. The one-step MAE among the test errors counts these, too, so it differs a little from the bar at 0.</source>
            <translation>向前一步的预测与同一时刻（0）、更早（+）或更晚（−）时刻的真值相差多少。有预见的模型在 0 处最吻合。在 +1 处最吻合的模型只是在说刚看到的值，图上看起来不错，却毫无价值。所有柱子都在同样的时刻测量，这样才能相互比较；最后三个时刻之后的真值不够，所以不算在内。测试误差表里的一步 MAE 也算上了它们，因此与 0 处的柱子略有不同。</translation>
        </message>
        <message>
            <source>Lag detector</source>
            <translation>滞后检测</translation>
        </message>
        <message>
            <source>Appears with the first forecast.</source>
            <translation>有了第一个预测就会显示。</translation>
        </message>
        <message>
            <source>Fits best at shift 0: the predictions come in time.</source>
            <translation>平移为 0 时最吻合：预测及时。</translation>
        </message>
        <message>
            <source>Fits best one step late: this model mostly repeats the last value.</source>
            <translation>晚一步时最吻合：这个模型多半在重复上一个值。</translation>
        </message>
        <message>
            <source>Fits best at shift +{0}: the predictions come {0} steps late.</source>
            <translation>平移为 +{0} 时最吻合：预测晚了 {0} 步。</translation>
        </message>
        <message>
            <source>Fits best at shift −{0}: the predictions come {0} steps early.</source>
            <translation>平移为 −{0} 时最吻合：预测早了 {0} 步。</translation>
        </message>
        <message>
            <source>mean error in {0}</source>
            <translation>平均误差，单位：{0}</translation>
        </message>
        <message>
            <source>mean error</source>
            <translation>平均误差</translation>
        </message>
        <message>
            <source>at {0} of {1} moments</source>
            <translation>在 {1} 个时刻中的 {0} 个测量</translation>
        </message>
        <message>
            <source>Measured on</source>
            <translation>在哪里测量</translation>
        </message>
        <message>
            <source>Measure the shifts on the test part or on the whole series.</source>
            <translation>在测试部分或整个序列上测量平移。</translation>
        </message>
        <message>
            <source>test part</source>
            <translation>测试部分</translation>
        </message>
        <message>
            <source>whole series</source>
            <translation>整个序列</translation>
        </message>
    </context>
    <context>
        <name>LanguageMenu</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>The language of the window; what goes on in it goes on.</source>
            <translation>窗口的语言；正在进行的一切照常继续。</translation>
        </message>
        <message>
            <source>Language of the system</source>
            <translation>跟随系统的语言</translation>
        </message>
        <message>
            <source>Menus, plots and explanations in this language.</source>
            <translation>菜单、图和说明都用这种语言。</translation>
        </message>
    </context>
    <context>
        <name>LeftOutChart</name>
        <message>
            <source>Draw a digit</source>
            <translation>画一个数字</translation>
        </message>
        <message>
            <source>without {0}: {1} at {2} → {3}</source>
            <translation>去掉{0}：{1} 的概率 {2} → {3}</translation>
        </message>
        <message>
            <source>, the answer becomes {0} with {1}</source>
            <translation>，答案变为 {0}，概率 {1}</translation>
        </message>
        <message>
            <source>What matters most for {0}: {1}.</source>
            <translation>对 {0} 最要紧的：{1}。</translation>
        </message>
    </context>
    <context>
        <name>LessonCard</name>
        <message>
            <source>How many of your digits, and of 1,000 test digits that no network learns from, are read rightly before and after a lesson. Outlined: before; filled: after. The test digits show whether something else was forgotten.</source>
            <translation>在上课之前和之后，你的数字以及 1,000 个没有网络学过的测试数字各有多少读对。空心：之前；实心：之后。测试数字显示有没有忘掉别的东西。</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>一课</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Learn from my digits</source>
            <translation>用我的数字学习</translation>
        </message>
        <message>
            <source>Choose “{0}” to see what it has learned.</source>
            <translation>选择“{0}”，就能看到它学到了什么。</translation>
        </message>
        <message>
            <source>Here stands what a lesson changed, on your digits and on the test digits.</source>
            <translation>一课的效果会显示在这里。</translation>
        </message>
        <message>
            <source>End the lesson now; what was learned so far is kept as a run.</source>
            <translation>现在结束这一课；学到的东西会作为一次训练记录保留。</translation>
        </message>
        <message>
            <source>Keep a digit first: draw it and press what it was, below the canvas.</source>
            <translation>先保存一个数字：画好后，在画布下方按它是几。</translation>
        </message>
        <message>
            <source>&lt;p&gt;Teach a copy of the network that answers; half of what it sees are your digits, half are MNIST's, so that it does not forget the rest.&lt;/p&gt;</source>
            <translation>&lt;p&gt;教正在回答的网络的一个副本；它看到的一半是你的数字，一半是 MNIST 的数字，免得忘掉其余的。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Delete “{0}” and let “{1}” answer again.</source>
            <translation>删除“{0}”，重新由“{1}”来回答。</translation>
        </message>
        <message>
            <source>A training goes on. When it is over, the last lesson can be undone.</source>
            <translation>训练正在进行。等它结束后，可以撤销最后一课。</translation>
        </message>
        <message>
            <source>Take back the last lesson since the program was started; there is none.</source>
            <translation>撤销程序启动以来的最后一课；现在没有。</translation>
        </message>
        <message>
            <source>Seconds of the lesson</source>
            <translation>一课的秒数</translation>
        </message>
        <message>
            <source>How long the network learns; a longer lesson changes more.</source>
            <translation>网络学习多久；课越长，改变越多。</translation>
        </message>
        <message>
            <source>Begins a lesson, or ends the one that goes on.</source>
            <translation>开始一课，或结束正在进行的一课。</translation>
        </message>
        <message>
            <source>Progress of the lesson</source>
            <translation>这一课的进度</translation>
        </message>
        <message>
            <source>Undo the lesson</source>
            <translation>撤销这一课</translation>
        </message>
    </context>
    <context>
        <name>LessonReport</name>
        <message>
            <source>Before and after the lesson</source>
            <translation>上课之前和之后</translation>
        </message>
        <message>
            <source>measured at the end</source>
            <translation>结束时测量</translation>
        </message>
        <message>
            <source>being measured</source>
            <translation>正在测量</translation>
        </message>
        <message>
            <source>taught</source>
            <translation>教过的</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>{0} → {1}</source>
            <translation>{0} → {1}</translation>
        </message>
        <message>
            <source>Nothing was learned: the network from before the lesson was the best.</source>
            <translation>什么也没有学到：上课之前的网络最好。</translation>
        </message>
        <message>
            <source>It forgot some of the rest: teach for fewer seconds, or with more digits.</source>
            <translation>忘掉了一些：教短些，或多用数字。</translation>
        </message>
        <message>
            <source>The rest is not forgotten.</source>
            <translation>其余的没有忘掉。</translation>
        </message>
        <message>
            <source>{0:.0f} s. {1}</source>
            <translation>{0:.0f} 秒。{1}</translation>
        </message>
        <message>
            <source>{0} of {1} → {2} of {3}</source>
            <translation>{0} / {1} → {2} / {3}</translation>
        </message>
    </context>
    <context>
        <name>Lessons</name>
        <message>
            <source>PyTorch is still loading.</source>
            <translation>PyTorch 仍在加载。</translation>
        </message>
        <message>
            <source>Another training goes on. Stop it first, then teach.</source>
            <translation>另一次训练正在进行。请先停止它，再来教。</translation>
        </message>
        <message>
            <source>Testing the network before the lesson</source>
            <translation>上课之前先测试网络</translation>
        </message>
        <message>
            <source>Undone: “{0}” answers again, “{1}” is deleted.</source>
            <translation>已撤销：重新由“{0}”来回答，“{1}”已删除。</translation>
        </message>
        <message>
            <source>Stopped: what was learned so far is kept, but not tested.</source>
            <translation>已停止：学到的会保留，但没有测试。</translation>
        </message>
        <message>
            <source>The lesson broke off.</source>
            <translation>这一课中断了。</translation>
        </message>
    </context>
    <context>
        <name>LineField</name>
        <message>
            <source>The line to read</source>
            <translation>要读的一行</translation>
        </message>
        <message>
            <source>The line that is read: the last one you wrote, or what you type here.</source>
            <translation>所读的一行：你写的最后一行，或在这里输入的内容。</translation>
        </message>
        <message>
            <source>Type a line</source>
            <translation>输入一行</translation>
        </message>
        <message>
            <source>Read the line that I wrote</source>
            <translation>读我写的那一行</translation>
        </message>
        <message>
            <source>Go back to the last line of the Write page, and follow it.</source>
            <translation>回到“写作”页的最后一行，并随它变化。</translation>
        </message>
    </context>
    <context>
        <name>LossSound</name>
        <message>
            <source>Sound of the loss</source>
            <translation>损失的声音</translation>
        </message>
        <message>
            <source>While a network trains, a short tone tells its loss: the tone falls as the loss falls.</source>
            <translation>网络训练时，用短音报出损失：损失下降，音也变低。</translation>
        </message>
        <message>
            <source>No program that plays sounds was found here. Install one: paplay, pw-play or aplay.</source>
            <translation>这里没有找到播放声音的程序。请安装其中一个：paplay、pw-play 或 aplay。</translation>
        </message>
        <message>
            <source>The system's program for sounds could not be started.</source>
            <translation>无法启动系统播放声音的程序。</translation>
        </message>
        <message>
            <source>The system could not play a sound: perhaps it has no loudspeaker.</source>
            <translation>系统无法播放声音：也许没有扬声器。</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Go to this tab.</source>
            <translation>转到这个标签页。</translation>
        </message>
    </context>
    <context>
        <name>MatteredPage</name>
        <message>
            <source>the answer</source>
            <translation>网络的回答</translation>
        </message>
        <message>
            <source>the answer, {0}</source>
            <translation>回答，{0}</translation>
        </message>
        <message>
            <source>Click a row or a square to leave it out of the reading.</source>
            <translation>点一行或一个方块，阅读时就会去掉它。</translation>
        </message>
        <message>
            <source>Draw a digit to see what matters to the network.</source>
            <translation>画一个数字，看看对网络来说什么起了作用。</translation>
        </message>
        <message>
            <source>All three show the network as it is interfered with.</source>
            <translation>三幅图显示的都是受到干预的网络。</translation>
        </message>
        <message>
            <source>There are no numbers yet: draw a digit first.</source>
            <translation>还没有数值：先画一个数字。</translation>
        </message>
        <message>
            <source>Digit in question</source>
            <translation>所问的数字</translation>
        </message>
        <message>
            <source>For which digit it mattered; a click on a bar of the answer chooses too.</source>
            <translation>问的是对哪个数字起了作用；点回答中的条形也可以选择。</translation>
        </message>
        <message>
            <source>On the picture above</source>
            <translation>叠在上面的图上</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Leave the picture above as it is.</source>
            <translation>让上面的图保持原样。</translation>
        </message>
        <message>
            <source>saliency</source>
            <translation>显著图</translation>
        </message>
        <message>
            <source>Lay the saliency over the picture.</source>
            <translation>把显著图叠在图上。</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Lay the effect of rows over the picture.</source>
            <translation>把各行的作用叠在图上。</translation>
        </message>
        <message>
            <source>squares</source>
            <translation>方块</translation>
        </message>
        <message>
            <source>Lay the effect of squares over it.</source>
            <translation>把各方块的作用叠在图上。</translation>
        </message>
        <message>
            <source>What is under the cursor</source>
            <translation>光标所指</translation>
        </message>
        <message>
            <source>What mattered for</source>
            <translation>什么影响了</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>叠加</translation>
        </message>
        <message>
            <source>Saliency</source>
            <translation>显著图</translation>
        </message>
        <message>
            <source>Rows left out</source>
            <translation>去掉一行</translation>
        </message>
        <message>
            <source>Squares left out</source>
            <translation>去掉一块</translation>
        </message>
        <message>
            <source>How much surer or less sure of the digit the network would be with a little more ink on each pixel: the gradient of its log-probability. Blue with a plus speaks for the digit, orange with a minus against it.</source>
            <translation>每个像素上多一点点墨，网络对这个数字的把握会增减多少：即其对数概率的梯度。带加号的蓝色支持这个数字，带减号的橙色反对它。</translation>
        </message>
        <message>
            <source>The picture is read again 28 times, each time with one row empty. A bar to the left says how much less probable the digit became without that row; an arrow says that the answer became another.</source>
            <translation>把这幅图再读 28 遍，每遍空出一行。向左的条形表示少了那一行之后，这个数字的概率降低了多少；箭头表示答案变成了另一个。</translation>
        </message>
        <message>
            <source>The picture is read again 49 times, each time with one square of 4 × 4 pixels empty. Numbers are percentage points by which the digit became more or less probable; an arrow says that the answer became another.</source>
            <translation>把这幅图再读 49 遍，每遍空出一个 4 × 4 像素的方块。数值是这个数字的概率增减的百分点；箭头表示答案变成了另一个。</translation>
        </message>
    </context>
    <context>
        <name>MessageRow</name>
        <message>
            <source>Offer</source>
            <translation>可做的事</translation>
        </message>
        <message>
            <source>Do what the message offers.</source>
            <translation>执行消息中提出的操作。</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Details of the problem</source>
            <translation>问题的详情</translation>
        </message>
        <message>
            <source>Show where in the program this happened, to report it.</source>
            <translation>显示问题发生在程序的什么地方，以便报告。</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>关闭消息</translation>
        </message>
        <message>
            <source>Close this message.</source>
            <translation>关闭这条消息。</translation>
        </message>
        <message>
            <source>Traceback</source>
            <translation>调用堆栈</translation>
        </message>
        <message>
            <source>Problem: {0}</source>
            <translation>问题：{0}</translation>
        </message>
    </context>
    <context>
        <name>MistakesPage</name>
        <message>
            <source>Confusion</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>误判</translation>
        </message>
        <message>
            <source>{0}, the surest first</source>
            <translation>{0} 个，最有把握的在前</translation>
        </message>
        <message>
            <source>{0} right: the least sure {1} first</source>
            <translation>{0} 个读对：最没把握的 {1} 在前</translation>
        </message>
        <message>
            <source>{0} × {1} taken for {2}</source>
            <translation>{0} 个 {1} 被当成 {2}</translation>
        </message>
        <message>
            <source>No mistake of this kind.</source>
            <translation>没有这种误判。</translation>
        </message>
        <message>
            <source>No mistake so far.</source>
            <translation>到目前为止没有误判。</translation>
        </message>
        <message>
            <source>No test digit has been read yet. Wait a moment, then save again.</source>
            <translation>还没有读过测试数字。稍等片刻，再保存一次。</translation>
        </message>
        <message>
            <source>The network reads 1,000 test digits that it has never learned from. Every row is a kind of digit, every column what it was taken for: on the diagonal the answers are right, beside it lie the mistakes. Click a cell to see its digits; Escape shows all mistakes again.</source>
            <translation>网络读 1,000 个它从没学过的测试数字。每一行是一种数字，每一列是它被当成了什么：对角线上是正确的回答，旁边的是误判。点一格看其中的数字；按 Esc 重新显示全部误判。</translation>
        </message>
        <message>
            <source>Test digits that are read wrongly, beginning with the one of which the network was surest: what it is → what it was taken for, and with how much confidence. Click one to put it on the canvas and follow, row by row, where the reading goes wrong.</source>
            <translation>读错的测试数字，从网络最有把握的开始：它是什么 → 被当成了什么，以及有多少把握。点一个，把它放到画布上，逐行看看是在哪里读错的。</translation>
        </message>
    </context>
    <context>
        <name>ModelChooser</name>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Network that answers</source>
            <translation>回答的网络</translation>
        </message>
        <message>
            <source>The network that answers: those that ship, and every run of yours. The number beside a name was measured on validation data, not on test data.</source>
            <translation>由哪个网络回答：附带的网络，以及你的每次训练记录。名称旁的数字是在验证数据上测得的，不是在测试数据上。</translation>
        </message>
        <message>
            <source>More about this network</source>
            <translation>这个网络的更多操作</translation>
        </message>
        <message>
            <source>Rename, delete, export or import a network.</source>
            <translation>重命名、删除、导出或导入网络。</translation>
        </message>
        <message>
            <source>Rename network…</source>
            <translation>重命名网络…</translation>
        </message>
        <message>
            <source>Delete network</source>
            <translation>删除网络</translation>
        </message>
        <message>
            <source>Export network…</source>
            <translation>导出网络…</translation>
        </message>
        <message>
            <source>Import network…</source>
            <translation>导入网络…</translation>
        </message>
        <message>
            <source>Give this network another name.</source>
            <translation>给这个网络另取一个名字。</translation>
        </message>
        <message>
            <source>Delete this network with all its snapshots; can be undone.</source>
            <translation>删除这个网络及其全部快照；可以撤销。</translation>
        </message>
        <message>
            <source>Copy this network to a file, for another computer.</source>
            <translation>把这个网络复制到文件，供另一台电脑使用。</translation>
        </message>
        <message>
            <source>Take a network from a file into the library.</source>
            <translation>把文件中的网络收入库中。</translation>
        </message>
        <message>
            <source>In training: {}</source>
            <translation>正在训练：{}</translation>
        </message>
        <message>
            <source>none yet: press Train</source>
            <translation>还没有：按“训练”</translation>
        </message>
        <message>
            <source>new name of “{0}”</source>
            <translation>重命名“{0}”</translation>
        </message>
        <message>
            <source>delete of “{0}”</source>
            <translation>删除“{0}”</translation>
        </message>
        <message>
            <source>This run is still in training. Stop it first.</source>
            <translation>这次训练还在进行。请先停止它。</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>新名字</translation>
        </message>
        <message>
            <source>Export network</source>
            <translation>导出网络</translation>
        </message>
        <message>
            <source>Import network</source>
            <translation>导入网络</translation>
        </message>
        <message>
            <source>Networks (*{})</source>
            <translation>网络 (*{})</translation>
        </message>
        <message>
            <source>{} (imported)</source>
            <translation>{}（导入的）</translation>
        </message>
    </context>
    <context>
        <name>MyDigitsPage</name>
        <message>
            <source>Export my digits</source>
            <translation>导出我的数字</translation>
        </message>
        <message>
            <source>Digits (*.jsonl)</source>
            <translation>数字 (*.jsonl)</translation>
        </message>
        <message>
            <source>1 digit</source>
            <translation>1 个数字</translation>
        </message>
        <message>
            <source>{0} digits</source>
            <translation>{0} 个数字</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>{0} chosen</source>
            <translation>已选 {0} 个</translation>
        </message>
        <message>
            <source>It is a {0}</source>
            <translation>这是一个 {0}</translation>
        </message>
        <message>
            <source>It is a …</source>
            <translation>这是一个 …</translation>
        </message>
        <message>
            <source>What the chosen digits are</source>
            <translation>选中的数字是几</translation>
        </message>
        <message>
            <source>Say anew what the chosen digits are; a digit's key does so too.</source>
            <translation>重新说明选中的数字是几；按数字键也可以。</translation>
        </message>
        <message>
            <source>Put on the canvas</source>
            <translation>放到画布上</translation>
        </message>
        <message>
            <source>Put the chosen digit on the canvas, as it was drawn (Enter).</source>
            <translation>把选中的数字按原来画的样子放到画布上（Enter）。</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete the chosen digits (Del); Ctrl+Z brings them back.</source>
            <translation>删除选中的数字（Del）；Ctrl+Z 可以恢复。</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Save all digits as a .jsonl file: labels, strokes and pictures.</source>
            <translation>把全部数字保存为 .jsonl 文件：标签、笔画和图。</translation>
        </message>
        <message>
            <source>Digits that you drew and named, as the network receives them. They stay on this computer, and a network of yours can learn from them. The row above counts how many of each there are.</source>
            <translation>你画过并说出是几的数字，显示为网络收到的样子。它们只留在这台电脑上，你的网络可以用它们来学习。上面一排是每个数字各有多少。</translation>
        </message>
        <message>
            <source>My digits</source>
            <translation>我的数字</translation>
        </message>
    </context>
    <context>
        <name>NeighbourList</name>
        <message>
            <source>Nearest words</source>
            <translation>最近的词</translation>
        </message>
        <message>
            <source>The words whose vectors point in the most similar direction; choose one to compare.</source>
            <translation>向量方向最相近的词；选一个来比较。</translation>
        </message>
    </context>
    <context>
        <name>NetworkDesk</name>
        <message>
            <source>“{0}” is deleted. {1} brings it back until SeqGUI is closed.</source>
            <translation>“{0}”已删除。关闭 SeqGUI 之前，{1} 可以恢复它。</translation>
        </message>
        <message>
            <source>Bring it back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Undo the deletion.</source>
            <translation>撤销删除。</translation>
        </message>
    </context>
    <context>
        <name>NetworkPicker</name>
        <message>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Choose two to four networks to read the drawing.</source>
            <translation>选择二到四个网络来读这幅画。</translation>
        </message>
        <message>
            <source>Networks to compare</source>
            <translation>要比较的网络</translation>
        </message>
        <message>
            <source>Tick two to four; the space bar does so too.</source>
            <translation>勾选二到四个；也可以用空格键。</translation>
        </message>
        <message>
            <source>Networks: {0}</source>
            <translation>网络：{0}</translation>
        </message>
        <message>
            <source>Four are the most that one can look at.</source>
            <translation>最多四个，再多就看不过来了。</translation>
        </message>
        <message>
            <source>There is only one yet: train others side by side.</source>
            <translation>目前只有一个：并排训练别的网络。</translation>
        </message>
        <message>
            <source>Tick two to four.</source>
            <translation>勾选二到四个。</translation>
        </message>
    </context>
    <context>
        <name>NextWordsPanel</name>
        <message>
            <source>The next word goes on from your text on the page “Write”.</source>
            <translation>下一个词接着您在“写作”页上写的文字。</translation>
        </message>
        <message>
            <source>Most probable next words</source>
            <translation>最可能的下一个词</translation>
        </message>
        <message>
            <source>Arrow keys choose a word, click or Enter writes it, Escape goes back to it.</source>
            <translation>方向键选词，点击或 Enter 写上，Esc 回到写作。</translation>
        </message>
        <message>
            <source>All other words, and unknown ones</source>
            <translation>其他所有的词，以及未知词</translation>
        </message>
        <message>
            <source>What the words without a bar of their own have together.</source>
            <translation>没有单独条形的词合起来占多少。</translation>
        </message>
        <message>
            <source>Next word</source>
            <translation>下一个词</translation>
        </message>
        <message>
            <source>After every word the network gives each word that it knows a probability; together they make 100 %. The bars are the most probable ones, a full row would be certainty. While a word is being typed, only the words that begin like it are listed, and their bars are shares among these.</source>
            <translation>每读一个词，网络就给它认识的每个词一个概率，合计为 100%。条形是其中最可能的，占满一行表示确定无疑。正在输入一个词时，只列出以已输入部分开头的词，条形是它们在这些词中所占的比例。</translation>
        </message>
        <message>
            <source>loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>Number of words shown</source>
            <translation>显示多少个词</translation>
        </message>
        <message>
            <source>How many words have a bar of their own, if there is room; all others share one.</source>
            <translation>在放得下时，有多少个词有自己的条形；其余的合用一条。</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>words</source>
            <translation>个词</translation>
        </message>
        <message>
            <source>There is no guess yet.</source>
            <translation>还没有预测。</translation>
        </message>
        <message>
            <source>{0}: {1}. Most probable: {2}; all others {3}.</source>
            <translation>{0}：{1}。最可能的：{2}；其他全部 {3}。</translation>
        </message>
        <message>
            <source>page “Write”</source>
            <translation>“写作”页</translation>
        </message>
        <message>
            <source>after your text in “Write”</source>
            <translation>接在“写作”页的文字之后</translation>
        </message>
        <message>
            <source>press Train to begin</source>
            <translation>按“训练”开始</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>其他全部</translation>
        </message>
        <message>
            <source>unknown word</source>
            <translation>未知词</translation>
        </message>
        <message>
            <source>others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>no word begins with “{0}”</source>
            <translation>没有以“{0}”开头的词</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>{0} of words with “{1}…”</source>
            <translation>在以“{1}…”开头的词中占 {0}</translation>
        </message>
        <message>
            <source>{0}, of {1} words known</source>
            <translation>{0}，共认识 {1} 个词</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>“{0}” is not a file that SeqGUI knows. Open an image, a text, a table (CSV or TSV), a network ({1}) or a session card.</source>
            <translation>“{0}”不是 SeqGUI 认识的文件。请打开图像、文本、表格（CSV 或 TSV）、网络（{1}）或会话卡片。</translation>
        </message>
        <message>
            <source>“{}” is no longer there; it was moved or deleted. It has left the list of recent files.</source>
            <translation>“{}”已不在那里；它被移动或删除了，已从最近文件的列表中去掉。</translation>
        </message>
        <message>
            <source>All that SeqGUI opens ({});;All files (*)</source>
            <translation>SeqGUI 能打开的全部文件 ({});;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>“{}” may not be read. Allow it, or choose another file.</source>
            <translation>没有读取“{}”的权限。请允许读取，或选择另一个文件。</translation>
        </message>
        <message>
            <source>There is no file “{}”. Check its name.</source>
            <translation>没有文件“{}”。请检查名字。</translation>
        </message>
        <message>
            <source>“{}” is a folder. Open a file in it.</source>
            <translation>“{}”是文件夹。请打开其中的文件。</translation>
        </message>
        <message>
            <source>“{}” is a pipe or a device, not a file. Open a file.</source>
            <translation>“{}”是管道或设备，不是文件。请打开一个文件。</translation>
        </message>
        <message>
            <source>Let “{}” answer</source>
            <translation>由“{}”来回答</translation>
        </message>
    </context>
    <context>
        <name>PageHead</name>
        <message>
            <source>{0}: what am I looking at?</source>
            <translation>{0}：这里显示的是什么？</translation>
        </message>
    </context>
    <context>
        <name>Paper</name>
        <message>
            <source>Draw a digit here</source>
            <translation>在这里画一个数字</translation>
        </message>
    </context>
    <context>
        <name>ParameterNote</name>
        <message>
            <source>An LSTM computes four things at every step (input, forget and output gate, and the candidate for the cell), so it has 4 × the weights of an RNN of its size.</source>
            <translation>LSTM 每一步算四个量（输入门、遗忘门、输出门，以及细胞状态的候选值），所以权重是同样大小的 RNN 的 4 倍。</translation>
        </message>
        <message>
            <source>A GRU computes three things at every step (update gate, reset gate, and the candidate), so it has 3 × the weights of an RNN of its size.</source>
            <translation>GRU 每一步算三个量（更新门、重置门和候选值），所以权重是同样大小的 RNN 的 3 倍。</translation>
        </message>
        <message>
            <source>An RNN computes one thing at every step; a GRU of its size has 3 × and an LSTM 4 × its recurrent weights.</source>
            <translation>RNN 每一步只算一个量；同样大小的 GRU 有它 3 倍的循环权重，LSTM 有 4 倍。</translation>
        </message>
        <message>
            <source>&lt;b&gt;{:,} parameters.&lt;/b&gt; {}</source>
            <translation>&lt;b&gt;{:,} 个参数。&lt;/b&gt;{}</translation>
        </message>
        <message>
            <source>{:,} parameters. {}</source>
            <translation>{:,} 个参数。{}</translation>
        </message>
        <message>
            <source> × 2 directions</source>
            <translation> × 2 个方向</translation>
        </message>
        <message>
            <source> × 4 sides</source>
            <translation> × 4 边</translation>
        </message>
        <message>
            <source>layer {}: {} × ({}·{} + {}·{} + 2·{}){} = {:,}</source>
            <translation>第 {} 层：{} × ({}·{} + {}·{} + 2·{}){} = {:,}</translation>
        </message>
        <message>
            <source>answer: {}·{} + {} = {:,}</source>
            <translation>回答：{}·{} + {} = {:,}</translation>
        </message>
        <message>
            <source>{0} parameters in all.</source>
            <translation>共 {0} 个参数。</translation>
        </message>
        <message>
            <source>A vector of {0} numbers for each of {1} words, the unknown one and both ends included: {2}.</source>
            <translation>{1} 个词（含未知词和两种结尾），每个词一个 {0} 维的向量：{2}。</translation>
        </message>
        <message>
            <source>Vectors of shared beginnings and endings: {0}.</source>
            <translation>共有词首和词尾的向量：{0}。</translation>
        </message>
        <message>
            <source>The hidden layer reads {0} of them: {0}·{1}·{2} + {2} = {3}.</source>
            <translation>隐藏层读其中 {0} 个：{0}·{1}·{2} + {2} = {3}。</translation>
        </message>
        <message>
            <source>one thing</source>
            <translation>1 个量</translation>
        </message>
        <message>
            <source>{0} things</source>
            <translation>{0} 个量</translation>
        </message>
        <message>
            <source>An {0} layer computes {1} of its inputs and {2} states: {3}.</source>
            <translation>一个 {0} 层由输入和 {2} 个状态算出 {1}：{3}。</translation>
        </message>
        <message>
            <source>Each {0} layer computes {1} of its inputs and {2} states: {3} together.</source>
            <translation>每个 {0} 层由输入和 {2} 个状态算出 {1}：合计 {3}。</translation>
        </message>
        <message>
            <source>The words are predicted by the same vectors, so that {0} more are enough.</source>
            <translation>预测各个词用的是同样的向量，所以只需再加 {0} 个。</translation>
        </message>
        <message>
            <source>Predicting takes a weight from every hidden unit to every word: {0}·({1} + 1) = {2}.</source>
            <translation>预测时，从每个隐藏单元到每个词都有一个权重：{0}·({1} + 1) = {2}。</translation>
        </message>
        <message>
            <source>The verse: {0}.</source>
            <translation>诗律：{0}。</translation>
        </message>
        <message>
            <source>Repeats: {0}.</source>
            <translation>重复：{0}。</translation>
        </message>
    </context>
    <context>
        <name>Part</name>
        <message>
            <source>the square at rows {0}–{1}, columns {2}–{3}</source>
            <translation>第 {0}–{1} 行、第 {2}–{3} 列的方块</translation>
        </message>
        <message>
            <source>row {0}</source>
            <translation>第 {0} 行</translation>
        </message>
    </context>
    <context>
        <name>PartNames</name>
        <message>
            <source>Drag it, or press Alt, Shift and an arrow key, to give one of them more room.</source>
            <translation>拖动它，或按 Alt、Shift 和一个方向键，让其中一边得到更多空间。</translation>
        </message>
        <message>
            <source>Divider between {0} and {1}</source>
            <translation>{0}与{1}之间的分隔条</translation>
        </message>
        <message>
            <source>{0}. The arrow keys go from one to the next.</source>
            <translation>{0}。用方向键在它们之间切换。</translation>
        </message>
    </context>
    <context>
        <name>PastEdits</name>
        <message>
            <source>Drag a point</source>
            <translation>拖动一个点</translation>
        </message>
        <message>
            <source>Move a point</source>
            <translation>移动一个点</translation>
        </message>
        <message>
            <source>Restore a point</source>
            <translation>恢复一个点</translation>
        </message>
        <message>
            <source>Restore all points</source>
            <translation>恢复所有点</translation>
        </message>
        <message>
            <source>Move the free run</source>
            <translation>移动自由运行的起点</translation>
        </message>
        <message>
            <source>Move a boundary</source>
            <translation>移动分界线</translation>
        </message>
    </context>
    <context>
        <name>PasteDialog</name>
        <message>
            <source>Paste a text to learn from</source>
            <translation>粘贴一段文本来学习</translation>
        </message>
        <message>
            <source>A poem or a whole book. Blank lines part it into passages, some of which are held out as a test.</source>
            <translation>一首诗或整本书都可以。空行把它分成段落，其中一部分留出作为测试。</translation>
        </message>
        <message>
            <source>The text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>The text that the next training learns from.</source>
            <translation>下次训练用来学习的文本。</translation>
        </message>
        <message>
            <source>Paste or type a text here</source>
            <translation>在这里粘贴或输入文本</translation>
        </message>
        <message>
            <source>Learn from this text</source>
            <translation>学习这段文本</translation>
        </message>
    </context>
    <context>
        <name>PatchesChart</name>
        <message>
            <source>Squares left out</source>
            <translation>去掉一块</translation>
        </message>
    </context>
    <context>
        <name>PicturePanel</name>
        <message>
            <source>What the network receives</source>
            <translation>网络收到的图</translation>
        </message>
        <message>
            <source>An empty picture of 28 by 28 pixels.</source>
            <translation>一幅 28 × 28 像素的空图。</translation>
        </message>
        <message>
            <source>A picture of 28 by 28 pixels with hardly any ink.</source>
            <translation>一幅 28 × 28 像素的图，几乎没有墨。</translation>
        </message>
        <message>
            <source>A picture of 28 by 28 pixels with ink in rows {0} to {1} and columns {2} to {3}.</source>
            <translation>一幅 28 × 28 像素的图，墨在第 {0} 到 {1} 行、第 {2} 到 {3} 列。</translation>
        </message>
        <message>
            <source>The dot in the corner says that the pen still moves.</source>
            <translation>角上的一点表示笔还在动。</translation>
        </message>
        <message>
            <source>Left out: {0}.</source>
            <translation>去掉的是：{0}。</translation>
        </message>
        <message>
            <source>row {0}, column {1}: ink {2} of 255</source>
            <translation>第 {0} 行第 {1} 列：墨量 {2}（最大 255）</translation>
        </message>
    </context>
    <context>
        <name>PlotCard</name>
        <message>
            <source> or </source>
            <translation> 或 </translation>
        </message>
        <message>
            <source>A plot can be saved as {0}, not as “{1}”.</source>
            <translation>图可以保存为 {0}，不能保存为“{1}”。</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>图片 (*.png)</translation>
        </message>
        <message>
            <source>Drawings (*.svg)</source>
            <translation>矢量图 (*.svg)</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <source>Save the plot</source>
            <translation>保存图</translation>
        </message>
    </context>
    <context>
        <name>PlotHeader</name>
        <message>
            <source>{0}, newest values</source>
            <translation>{0}，最新的值</translation>
        </message>
        <message>
            <source>What am I looking at?</source>
            <translation>这幅图画的是什么？</translation>
        </message>
        <message>
            <source>Copy, save or rescale this plot.</source>
            <translation>复制、保存或重新缩放这幅图。</translation>
        </message>
        <message>
            <source>Copy or save this plot.</source>
            <translation>复制或保存这幅图。</translation>
        </message>
    </context>
    <context>
        <name>PlotMenu</name>
        <message>
            <source>What am I looking at?</source>
            <translation>这幅图画的是什么？</translation>
        </message>
        <message>
            <source>What the plot shows, in a sentence.</source>
            <translation>用一句话说明这幅图。</translation>
        </message>
        <message>
            <source>Put the plot with its title and its newest values on the clipboard.</source>
            <translation>把图连同标题和最新数值放到剪贴板上。</translation>
        </message>
        <message>
            <source>Copy as picture</source>
            <translation>复制为图片</translation>
        </message>
        <message>
            <source>Save as picture (PNG)…</source>
            <translation>保存为图片 (PNG)…</translation>
        </message>
        <message>
            <source>Made of pixels, twice as fine as on the screen.</source>
            <translation>由像素组成，比屏幕上精细一倍。</translation>
        </message>
        <message>
            <source>Save as drawing (SVG)…</source>
            <translation>保存为矢量图 (SVG)…</translation>
        </message>
        <message>
            <source>Made of lines, sharp at every size.</source>
            <translation>由线条组成，放大多少都清晰。</translation>
        </message>
        <message>
            <source>Save the numbers (CSV)…</source>
            <translation>保存数值 (CSV)…</translation>
        </message>
        <message>
            <source>What the plot shows, unrounded, as a table.</source>
            <translation>图中所示的未舍入数值，存成表格。</translation>
        </message>
        <message>
            <source>Read as text…</source>
            <translation>以文字阅读…</translation>
        </message>
        <message>
            <source>What the plot shows in sentences, and its numbers.</source>
            <translation>用文字说出图中所示，并列出数值。</translation>
        </message>
        <message>
            <source>Logarithmic axis</source>
            <translation>对数轴</translation>
        </message>
        <message>
            <source>The same way down for every halving of a value.</source>
            <translation>数值每减半，图上移动同样的距离。</translation>
        </message>
        <message>
            <source>Fit the axis to the newer half</source>
            <translation>坐标轴只适应较新的一半</translation>
        </message>
        <message>
            <source>Small changes become visible when the first large ones are over.</source>
            <translation>开头的大变化过去之后，小的变化也能看清。</translation>
        </message>
    </context>
    <context>
        <name>PlotReading</name>
        <message>
            <source>{0} as text</source>
            <translation>{0}：文字说明</translation>
        </message>
        <message>
            <source>What the plot shows</source>
            <translation>图显示的内容</translation>
        </message>
        <message>
            <source>What the plot shows, in words, and how to read it.</source>
            <translation>用文字说明图显示的内容，以及怎样读它。</translation>
        </message>
        <message>
            <source>The numbers</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>The numbers behind the plot; the arrow keys walk through them.</source>
            <translation>图背后的数值；用方向键逐格浏览。</translation>
        </message>
        <message>
            <source>1 row of numbers</source>
            <translation>1 行数值</translation>
        </message>
        <message>
            <source>{0:,} rows of numbers</source>
            <translation>{0:,} 行数值</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy text and numbers</source>
            <translation>复制文字和数值</translation>
        </message>
        <message>
            <source>Put the text and the table on the clipboard, with tabs between columns.</source>
            <translation>把文字和表格放到剪贴板，各列以制表符分隔。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Go back to the plot.</source>
            <translation>回到图。</translation>
        </message>
    </context>
    <context>
        <name>PoemPaper</name>
        <message>
            <source>syll.</source>
            <translation>音节</translation>
        </message>
        <message>
            <source>rhyme</source>
            <translation>韵脚</translation>
        </message>
        <message>
            <source>Poem</source>
            <translation>诗</translation>
        </message>
        <message>
            <source>sonnet</source>
            <translation>十四行诗</translation>
        </message>
    </context>
    <context>
        <name>PoemWriter</name>
        <message>
            <source>Compose</source>
            <translation>作诗</translation>
        </message>
        <message>
            <source>Fork at {0}</source>
            <translation>从{0}起改写</translation>
        </message>
    </context>
    <context>
        <name>PointMap</name>
        <message>
            <source>Map of points</source>
            <translation>点的地图</translation>
        </message>
        <message>
            <source>No points yet.</source>
            <translation>还没有点。</translation>
        </message>
        <message>
            <source>{0} points.</source>
            <translation>共 {0} 个点。</translation>
        </message>
        <message>
            <source>In groups: {0}.</source>
            <translation>各组：{0}。</translation>
        </message>
        <message>
            <source>Highlighted: {0}.</source>
            <translation>突出显示：{0}。</translation>
        </message>
        <message>
            <source>The star, {0}, lies next to {1}.</source>
            <translation>星号（{0}）紧挨着 {1}。</translation>
        </message>
        <message>
            <source>The star lies next to {0}.</source>
            <translation>星号紧挨着 {0}。</translation>
        </message>
        <message>
            <source>The cursor is on {0}.</source>
            <translation>光标在 {0}。</translation>
        </message>
        <message>
            <source>point {0}</source>
            <translation>点 {0}</translation>
        </message>
        <message>
            <source>{0}, of group {1}</source>
            <translation>{0}，属于 {1} 组</translation>
        </message>
    </context>
    <context>
        <name>PreprocessPreview</name>
        <message>
            <source>What the network sees</source>
            <translation>网络看到什么</translation>
        </message>
        <message>
            <source>What a simple predictor leaves of the series for the network; it learns left of the dots.</source>
            <translation>简单的预测器从序列中留给网络的部分；它用点线左边的部分学习。</translation>
        </message>
        <message>
            <source>Shown are the last {0} points.</source>
            <translation>只显示最后 {0} 个点。</translation>
        </message>
        <message>
            <source>{0}, in logarithms</source>
            <translation>{0}（取对数）</translation>
        </message>
        <message>
            <source>It sees {0}, scaled by the spread in the training part.</source>
            <translation>它看到的是{0}，按训练部分的标准差缩放。</translation>
        </message>
        <message>
            <source>{0} Other members see {1}.</source>
            <translation>{0}其他成员看到的是{1}。</translation>
        </message>
        <message>
            <source>{0}, or {1}</source>
            <translation>{0}，或{1}</translation>
        </message>
        <message>
            <source>how far the values are from their mean</source>
            <translation>各值与其均值的偏离</translation>
        </message>
        <message>
            <source>how far the values are from the season’s means</source>
            <translation>各值与季节均值的偏离</translation>
        </message>
        <message>
            <source>how far the values are from a straight line and the season’s means</source>
            <translation>各值与直线及季节均值的偏离</translation>
        </message>
        <message>
            <source>how far the values are from a straight line</source>
            <translation>各值与直线的偏离</translation>
        </message>
        <message>
            <source>the change since the step before</source>
            <translation>与前一步相比的变化</translation>
        </message>
        <message>
            <source>how far each change is from the season’s usual one</source>
            <translation>每次变化与该季节通常变化的偏离</translation>
        </message>
        <message>
            <source>how far each change is from the usual one</source>
            <translation>每次变化与通常变化的偏离</translation>
        </message>
        <message>
            <source>the change since {0} steps before</source>
            <translation>与 {0} 步之前相比的变化</translation>
        </message>
        <message>
            <source>how each change differs from that of {0} steps before</source>
            <translation>每次变化与 {0} 步之前那次变化之差</translation>
        </message>
        <message>
            <source>what exponential smoothing leaves</source>
            <translation>指数平滑剩下的部分</translation>
        </message>
        <message>
            <source>what the airline model leaves</source>
            <translation>航空模型留下的部分</translation>
        </message>
    </context>
    <context>
        <name>Presentation</name>
        <message>
            <source>End presentation (Esc)</source>
            <translation>结束演示 (Esc)</translation>
        </message>
        <message>
            <source>End the presentation</source>
            <translation>结束演示</translation>
        </message>
        <message>
            <source>Back to the window with menus and usual texts; Esc and F11 do the same.</source>
            <translation>回到带菜单和通常文字大小的窗口；按 Esc 或 F11 也可以。</translation>
        </message>
    </context>
    <context>
        <name>RaceHost</name>
        <message>
            <source>Race</source>
            <translation>竞赛</translation>
        </message>
    </context>
    <context>
        <name>RaceLane</name>
        <message>
            <source>1st</source>
            <translation>第 1 名</translation>
        </message>
        <message>
            <source>2nd</source>
            <translation>第 2 名</translation>
        </message>
        <message>
            <source>3rd</source>
            <translation>第 3 名</translation>
        </message>
        <message>
            <source>4th</source>
            <translation>第 4 名</translation>
        </message>
        <message>
            <source>step {0}/{1}</source>
            <translation>第 {0}/{1} 步</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} 个参数</translation>
        </message>
        <message>
            <source>validation MAE {0}</source>
            <translation>验证 MAE {0}</translation>
        </message>
        <message>
            <source>Let {0} answer</source>
            <translation>由 {0} 来回答</translation>
        </message>
        <message>
            <source>MAE {0}</source>
            <translation>MAE {0}</translation>
        </message>
        <message>
            <source>{0} par.</source>
            <translation>{0} 参数</translation>
        </message>
        <message>
            <source>Free run over the test part</source>
            <translation>测试部分上的自由运行</translation>
        </message>
        <message>
            <source>Dark: the series. Orange: the free run over the test part.</source>
            <translation>深色：序列。橙色：测试部分上的自由运行。</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss, on one axis for all lanes (logarithmic): solid training, dashed validation.</source>
            <translation>损失，各赛道共用一个坐标轴（对数）：实线为训练，虚线为验证。</translation>
        </message>
        <message>
            <source>From now on this network answers, in the chart and everywhere.</source>
            <translation>从现在起由这个网络来回答，在图上和其他各处都是。</translation>
        </message>
        <message>
            <source>Let it answer</source>
            <translation>由它来回答</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
    </context>
    <context>
        <name>RacePage</name>
        <message>
            <source>All four learn from the same data and the same seed, and get the same computing time in turn. Orange: what each would forecast of the test part right now. Below: its losses on an axis that all lanes share. The order at the end is that of the validation part; the test part decides nothing.</source>
            <translation>四个网络用同样的数据和同一个种子学习，轮流得到同样多的计算时间。橙色：每个网络此刻对测试部分的预测。下面：它的损失，各赛道共用一个坐标轴。最后的名次按验证部分排定；测试部分不决定任何事。</translation>
        </message>
        <message>
            <source>Race</source>
            <translation>竞赛</translation>
        </message>
        <message>
            <source>Four networks, one seed: press Race.</source>
            <translation>四个网络，一个种子：按“竞赛”。</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>They run.</source>
            <translation>竞赛进行中。</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>The race has ended.</source>
            <translation>竞赛结束了。</translation>
        </message>
        <message>
            <source>In order of the validation error: {0}.</source>
            <translation>按验证误差排列：{0}。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop the race</source>
            <translation>停止竞赛</translation>
        </message>
        <message>
            <source>Race four networks</source>
            <translation>让四个网络竞赛</translation>
        </message>
        <message>
            <source>Train all four side by side; each becomes a network of yours.</source>
            <translation>并排训练全部四个；每个都会成为你的网络。</translation>
        </message>
        <message>
            <source>Recipes that race</source>
            <translation>参加竞赛的配方</translation>
        </message>
        <message>
            <source>Race this program's own recipes, or the course note's.</source>
            <translation>用本程序自己的配方竞赛，或用课程笔记的。</translation>
        </message>
        <message>
            <source>our recipes</source>
            <translation>我们的配方</translation>
        </message>
        <message>
            <source>as in the note</source>
            <translation>照课程笔记</translation>
        </message>
        <message>
            <source>Seed of the race</source>
            <translation>竞赛的种子</translation>
        </message>
        <message>
            <source>Where all random choices start; the same seed gives the same race.</source>
            <translation>所有随机选择由此开始；同一个种子得到同样的竞赛。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
    </context>
    <context>
        <name>ReaderColumn</name>
        <message>
            <source>{0}: no answer yet</source>
            <translation>{0}：还没有回答</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{1} {0}</translation>
        </message>
        <message>
            <source>{0}: {1}, {2}; {3}</source>
            <translation>{0}：{1}，{2}；{3}</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>this machine</source>
            <translation>这台机器</translation>
        </message>
        <message>
            <source>{0} sure</source>
            <translation>{0} 的把握</translation>
        </message>
        <message>
            <source>Weights and biases of the network.</source>
            <translation>网络的权重和偏置。</translation>
        </message>
        <message>
            <source>Accuracy on its validation digits, as saved with it.</source>
            <translation>在它的验证数字上的准确率，与网络一起保存。</translation>
        </message>
        <message>
            <source>Time for one answer on this machine: the median of the last readings.</source>
            <translation>在这台机器上回答一次的时间：最近几次阅读的中位数。</translation>
        </message>
    </context>
    <context>
        <name>ReaderRow</name>
        <message>
            <source>Reader {0}</source>
            <translation>读者 {0}</translation>
        </message>
        <message>
            <source>Crossed out: out of reach. The darker a word, the more it moved the guess; the bar below says so.</source>
            <translation>划掉的：读不到。词的颜色越深，对预测的影响越大；下面的条形也这样表示。</translation>
        </message>
        <message>
            <source>{0}: sees {1}</source>
            <translation>{0}：看到{1}</translation>
        </message>
        <message>
            <source>{0}: has read {1}</source>
            <translation>{0}：读过{1}</translation>
        </message>
        <message>
            <source>the last {0} words</source>
            <translation>最后 {0} 个词</translation>
        </message>
        <message>
            <source>all {0} words</source>
            <translation>全部 {0} 个词</translation>
        </message>
        <message>
            <source>Never seen: {0}.</source>
            <translation>从没看到：{0}。</translation>
        </message>
        <message>
            <source>Used most: {0}.</source>
            <translation>用得最多：{0}。</translation>
        </message>
        <message>
            <source>Guesses: {0}.</source>
            <translation>预测：{0}。</translation>
        </message>
    </context>
    <context>
        <name>ReadingPanel</name>
        <message>
            <source>Reading</source>
            <translation>阅读</translation>
        </message>
        <message>
            <source>after column {0} of {1}</source>
            <translation>读完第 {0} 列，共 {1} 列</translation>
        </message>
        <message>
            <source>after row {0} of {1}</source>
            <translation>读完第 {0} 行，共 {1} 行</translation>
        </message>
        <message>
            <source>interfered with</source>
            <translation>已干预</translation>
        </message>
        <message>
            <source>interfered with · column {0}</source>
            <translation>已干预 · 第 {0} 列</translation>
        </message>
        <message>
            <source>interfered with · row {0}</source>
            <translation>已干预 · 第 {0} 行</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>回到开头</translation>
        </message>
        <message>
            <source>Back to the first line (Home).</source>
            <translation>回到第一行（Home）。</translation>
        </message>
        <message>
            <source>Step back</source>
            <translation>后退一步</translation>
        </message>
        <message>
            <source>One line back (Left).</source>
            <translation>后退一行（左方向键）。</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Watch the network read, line by line (Space).</source>
            <translation>看网络逐行阅读（空格键）。</translation>
        </message>
        <message>
            <source>Step forward</source>
            <translation>前进一步</translation>
        </message>
        <message>
            <source>One line on (Right).</source>
            <translation>前进一行（右方向键）。</translation>
        </message>
        <message>
            <source>To the end</source>
            <translation>到结尾</translation>
        </message>
        <message>
            <source>Everything read (End).</source>
            <translation>全部读完（End）。</translation>
        </message>
        <message>
            <source>Normalise</source>
            <translation>归一化</translation>
        </message>
        <message>
            <source>Normalise the drawing</source>
            <translation>归一化所画的数字</translation>
        </message>
        <message>
            <source>&lt;p&gt;Bring every drawing to the size, place and pen width of the training digits; switch it off to see how badly a network reads what looks unlike anything that it has learned from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;把每幅画变成训练数字那样的大小、位置和笔的粗细；关掉它，可以看到网络读与所学都不相像的东西时有多差。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>one step</source>
            <translation>只有一步</translation>
        </message>
        <message>
            <source>column {0} of {1}</source>
            <translation>第 {0} / {1} 列</translation>
        </message>
        <message>
            <source>row {0} of {1}</source>
            <translation>第 {0} / {1} 行</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
    </context>
    <context>
        <name>RecentFiles</name>
        <message>
            <source>Open recent</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <source>The files that were opened last.</source>
            <translation>最近打开过的文件。</translation>
        </message>
        <message>
            <source>Forget these files</source>
            <translation>清空最近文件</translation>
        </message>
        <message>
            <source>Empty this list; the files stay where they are.</source>
            <translation>清空这个列表；文件仍在原处。</translation>
        </message>
    </context>
    <context>
        <name>RecipeExtras</name>
        <message>
            <source>Here no digits come as strokes; “seqgui train digits --strokes FILE” mixes some in.</source>
            <translation>这里没有以笔画给出的数字；“seqgui train digits --strokes FILE”会混入一些。</translation>
        </message>
    </context>
    <context>
        <name>RecipeForm</name>
        <message>
            <source>Changed; before it was {0}.</source>
            <translation>已改；之前是 {0}。</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>It changes nothing beside the values that are set now.</source>
            <translation>在现在的其他设置下，它不起任何作用。</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>预设</translation>
        </message>
        <message>
            <source>Fill in a whole recipe; choose it again to undo your changes.</source>
            <translation>填入一份完整的配方；再选一次可撤销你的改动。</translation>
        </message>
        <message>
            <source>custom</source>
            <translation>自定义</translation>
        </message>
        <message>
            <source>Your own. Choose a preset to start afresh.</source>
            <translation>你自己的配方。选一个预设可以重新开始。</translation>
        </message>
    </context>
    <context>
        <name>Ridge</name>
        <message>
            <source>Ridge of belief</source>
            <translation>信念之脊</translation>
        </message>
        <message>
            <source>Interfered with: {0}.</source>
            <translation>受到干预：{0}。</translation>
        </message>
        <message>
            <source>col.</source>
            <translation>列</translation>
        </message>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>forgets</source>
            <translation>遗忘</translation>
        </message>
        <message>
            <source>Draw a digit: what the network believes will run down here, row by row.</source>
            <translation>画一个数字：网络的想法会在这里逐行往下展开。</translation>
        </message>
        <message>
            <source>column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>reads from both ends</source>
            <translation>从两端读</translation>
        </message>
        <message>
            <source>No digit has been read yet.</source>
            <translation>还没有读过数字。</translation>
        </message>
        <message>
            <source>settles at {0} {1}</source>
            <translation>定于第 {1} {0}</translation>
        </message>
        <message>
            <source>{0}: there is one answer</source>
            <translation>{0}：只有一个答案</translation>
        </message>
        <message>
            <source>Leading: {0}. The answer {1} and ends at {2} with {3}.</source>
            <translation>领先的是：{0}。答案{1}，最后是 {2}，概率 {3}。</translation>
        </message>
        <message>
            <source>after {0} {1}: {2}</source>
            <translation>第 {1} {0}之后：{2}</translation>
        </message>
        <message>
            <source>reads from all sides</source>
            <translation>从四边读</translation>
        </message>
        <message>
            <source>reads all in one step, no sequence</source>
            <translation>一步读完，没有序列</translation>
        </message>
        <message>
            <source>{0}, one answer: {1} with {2}.</source>
            <translation>{0}，只有一个答案：{1}，概率 {2}。</translation>
        </message>
        <message>
            <source>{0} until {1} {2}</source>
            <translation>{0}，到第 {2} {1}为止</translation>
        </message>
        <message>
            <source>{0} to the end</source>
            <translation>{0}，直到最后</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>，然后 </translation>
        </message>
        <message>
            <source>after the whole picture: {0}</source>
            <translation>读完整幅图之后：{0}</translation>
        </message>
    </context>
    <context>
        <name>Rivals</name>
        <message>
            <source>Rivals of a word</source>
            <translation>一个词的竞争词</translation>
        </message>
        <message>
            <source>Rivals</source>
            <translation>竞争词</translation>
        </message>
        <message>
            <source>Arrow keys choose a rival, Enter puts it into the poem, Escape changes nothing.</source>
            <translation>方向键选竞争词，Enter 把它放进诗里，Esc 不作改变。</translation>
        </message>
        <message>
            <source>Choose another: the rest is written anew.</source>
            <translation>另选一个：后面的会重新写。</translation>
        </message>
        <message>
            <source>Instead of {0} ({1})</source>
            <translation>替换{0}（{1}）</translation>
        </message>
    </context>
    <context>
        <name>RowsChart</name>
        <message>
            <source>Rows left out</source>
            <translation>去掉一行</translation>
        </message>
    </context>
    <context>
        <name>SaliencyChart</name>
        <message>
            <source>Saliency</source>
            <translation>显著图</translation>
        </message>
        <message>
            <source>Draw a digit</source>
            <translation>画一个数字</translation>
        </message>
        <message>
            <source>against −</source>
            <translation>反对 −</translation>
        </message>
        <message>
            <source>+ for {0}</source>
            <translation>+ 支持 {0}</translation>
        </message>
        <message>
            <source>row {0}, column {1}: ink here hardly matters</source>
            <translation>第 {0} 行第 {1} 列：这里的墨几乎不起作用</translation>
        </message>
        <message>
            <source>for</source>
            <translation>支持</translation>
        </message>
        <message>
            <source>against</source>
            <translation>反对</translation>
        </message>
        <message>
            <source>row {0}, column {1}: more ink speaks {2} {3} ({4})</source>
            <translation>第 {0} 行第 {1} 列：多一点墨会{2} {3}（{4}）</translation>
        </message>
        <message>
            <source>Ink speaks most for {0} at row {1}, column {2}, and most against it at row {3}, column {4}.</source>
            <translation>墨在第 {1} 行第 {2} 列最支持 {0}，在第 {3} 行第 {4} 列最反对它。</translation>
        </message>
    </context>
    <context>
        <name>SamplesPage</name>
        <message>
            <source>marked as copied</source>
            <translation>标为照抄</translation>
        </message>
        <message>
            <source>epoch {0} · copies {1}
{2}</source>
            <translation>第 {0} 轮 · 照抄 {1}
{2}</translation>
        </message>
        <message>
            <source>After epoch {0}: the longest stretch copied word for word has {1} words</source>
            <translation>第 {0} 轮之后：逐词照抄的最长一段有 {1} 个词</translation>
        </message>
        <message>
            <source>After epoch {0}: no two words in a row are copied</source>
            <translation>第 {0} 轮之后：没有照抄相连的两个词</translation>
        </message>
        <message>
            <source>What it composed after each epoch</source>
            <translation>每一轮之后写出的习作</translation>
        </message>
        <message>
            <source>After every epoch the network continues the same seed. At first it writes noise, then frequent words, then phrases. The curve counts the longest stretch that stands word for word in the training text: when it rises, the network recites instead of composing.</source>
            <translation>每一轮之后，网络从同一个种子续写。起初写出的是杂乱的词，然后是常见的词，再后来是词组。曲线表示与训练文本逐词相同的最长一段有多长：它上升时，网络是在背诵，不是在创作。</translation>
        </message>
        <message>
            <source>Samples by epoch</source>
            <translation>各轮的习作</translation>
        </message>
        <message>
            <source>Choose an epoch to read what the network composed after it.</source>
            <translation>选择一轮，看网络在那之后写了什么。</translation>
        </message>
        <message>
            <source>The sample</source>
            <translation>习作</translation>
        </message>
        <message>
            <source>What the network composed; it can be selected and copied.</source>
            <translation>网络写出的文字；可以选中并复制。</translation>
        </message>
        <message>
            <source>Longest copy</source>
            <translation>最长照抄</translation>
        </message>
        <message>
            <source>The longest stretch of each sample that stands word for word in the training text. A few words are phrases of the language; many are recitation.</source>
            <translation>每篇习作中与训练文本逐词相同的最长一段。几个词是语言中的词组；很多词就是背诵。</translation>
        </message>
        <message>
            <source>words</source>
            <translation>词</translation>
        </message>
        <message>
            <source>Press Train: a sample is composed after each epoch</source>
            <translation>按“训练”：每一轮之后写一篇习作</translation>
        </message>
        <message>
            <source>The chosen sample</source>
            <translation>选中的习作</translation>
        </message>
        <message>
            <source>Press Train: after each epoch the network composes a few lines, kept here.</source>
            <translation>按“训练”：每一轮之后网络写几行，保存在这里。</translation>
        </message>
    </context>
    <context>
        <name>ScannerSlider</name>
        <message>
            <source>Lines read</source>
            <translation>已读的行</translation>
        </message>
        <message>
            <source>How much of the picture is read; drag to look at any moment.</source>
            <translation>图读了多少；拖动可以看任何一刻。</translation>
        </message>
    </context>
    <context>
        <name>SeriesActions</name>
        <message>
            <source>Open a table…</source>
            <translation>打开表格…</translation>
        </message>
        <message>
            <source>Forecast a column of a CSV or TSV file; dropping one works too.</source>
            <translation>预测 CSV 或 TSV 文件中的一列；也可以拖入文件。</translation>
        </message>
        <message>
            <source>Draw a series…</source>
            <translation>画一个序列…</translation>
        </message>
        <message>
            <source>Draw a series with the mouse, and forecast it.</source>
            <translation>用鼠标画一个序列，并预测它。</translation>
        </message>
        <message>
            <source>Export forecast (CSV)…</source>
            <translation>导出预测（CSV）…</translation>
        </message>
        <message>
            <source>Save the series with all forecasts and intervals as a table.</source>
            <translation>把序列和全部预测、区间保存为表格。</translation>
        </message>
        <message>
            <source>Save chart…</source>
            <translation>保存图…</translation>
        </message>
        <message>
            <source>Save the chart as a picture (PNG) or a drawing (SVG).</source>
            <translation>把图保存为图片（PNG）或矢量图（SVG）。</translation>
        </message>
        <message>
            <source>No point was moved.</source>
            <translation>没有移动过的点。</translation>
        </message>
        <message>
            <source>Lines of the chart</source>
            <translation>图中的线条</translation>
        </message>
        <message>
            <source>Choose which forecasts are drawn.</source>
            <translation>选择画出哪些预测。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Take back what was done last: a moved point, a line, a deleted run.</source>
            <translation>撤销刚才做的：移动的点、画的线、删除的训练记录。</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>图片 (*.png)</translation>
        </message>
        <message>
            <source>Drawings (*.svg)</source>
            <translation>矢量图 (*.svg)</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <source>Export the forecast</source>
            <translation>导出预测</translation>
        </message>
        <message>
            <source>Save the chart</source>
            <translation>保存图</translation>
        </message>
        <message>
            <source>Show this series and forecast it.</source>
            <translation>显示这个序列并预测它。</translation>
        </message>
    </context>
    <context>
        <name>SeriesAnswers</name>
        <message>
            <source>Fitting the baselines…</source>
            <translation>正在拟合基线…</translation>
        </message>
    </context>
    <context>
        <name>SeriesChart</name>
        <message>
            <source>Dark: what was observed. Blue: each point predicted from the true values before it. Orange: from its handle on, the network feeds on its own predictions, within an interval that should hold 80 % of the truth; what glows moved it most. In brackets beside a prediction stands its error: what came minus what was predicted. Drag a point up or down, drag the handles, and see what follows.</source>
            <translation>深色：观测值。蓝色：每一点由它之前的真值预测。橙色：从手柄起，网络依靠自己的预测继续，区间应当包含 80% 的真值；发光的点对它影响最大。预测旁边的括号里是误差：实际值减去预测值。上下拖动一个点，或拖动手柄，看看会怎样。</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>learns from</source>
            <translation>用来学习</translation>
        </message>
        <message>
            <source>decides</source>
            <translation>用来选择</translation>
        </message>
        <message>
            <source>is measured</source>
            <translation>用来测量</translation>
        </message>
        <message>
            <source>told the truth</source>
            <translation>已知真值</translation>
        </message>
        <message>
            <source>on its own</source>
            <translation>自行预测</translation>
        </message>
        <message>
            <source>Choose a series, open a table, or draw a line of your own.</source>
            <translation>选择一个序列，打开一个表格，或自己画一条线。</translation>
        </message>
    </context>
    <context>
        <name>SeriesChooser</name>
        <message>
            <source>Tables ({0});;All files (*)</source>
            <translation>表格 ({0});;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open a table</source>
            <translation>打开表格</translation>
        </message>
        <message>
            <source>Reading {0}…</source>
            <translation>正在读取 {0}…</translation>
        </message>
        <message>
            <source>“{0}” is no longer where it was. Open it from its new place.</source>
            <translation>“{0}”已经不在原来的地方。请从新的位置打开它。</translation>
        </message>
        <message>
            <source>Open a table…</source>
            <translation>打开表格…</translation>
        </message>
        <message>
            <source>Draw your own…</source>
            <translation>自己画…</translation>
        </message>
        <message>
            <source>{0} points, {1} to {2}.</source>
            <translation>{0} 个点，从{1}到{2}。</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>没有发现</translation>
        </message>
        <message>
            <source>found: {0}</source>
            <translation>发现：{0}</translation>
        </message>
        <message>
            <source>steps ({0})</source>
            <translation>步（{0}）</translation>
        </message>
        <message>
            <source>Series to learn from</source>
            <translation>用什么序列来学习</translation>
        </message>
        <message>
            <source>A series that ships, one of your own out of a table, or one that you draw.</source>
            <translation>程序附带的序列、你的表格中的序列，或你画的序列。</translation>
        </message>
        <message>
            <source>Length of the season</source>
            <translation>季节的长度</translation>
        </message>
        <message>
            <source>After how many steps the season begins anew; 1 for none.</source>
            <translation>过多少步季节重新开始；1 表示没有季节。</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节</translation>
        </message>
    </context>
    <context>
        <name>SeriesDesk</name>
        <message>
            <source>Your line will be forecast here when you use it.</source>
            <translation>采用您画的线后，预测会显示在这里。</translation>
        </message>
        <message>
            <source>Series ▾</source>
            <translation>序列 ▾</translation>
        </message>
        <message>
            <source>Choose another series, open a table, or draw one.</source>
            <translation>选择另一个序列，打开一个表格，或画一个序列。</translation>
        </message>
        <message>
            <source>Choose a series</source>
            <translation>选择序列</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>滞后</translation>
        </message>
        <message>
            <source>Does the network foresee, or repeat the last value?</source>
            <translation>网络是有预见，还是在重复上一个值？</translation>
        </message>
        <message>
            <source>Backtest</source>
            <translation>回测</translation>
        </message>
        <message>
            <source>Forecasts from many moments of the past.</source>
            <translation>从过去的许多时刻作出的预测。</translation>
        </message>
        <message>
            <source>Gates</source>
            <translation>门</translation>
        </message>
        <message>
            <source>What the network keeps and forgets, date by date.</source>
            <translation>网络逐日期留住什么、忘掉什么。</translation>
        </message>
        <message>
            <source>Race</source>
            <translation>竞赛</translation>
        </message>
        <message>
            <source>Four networks side by side.</source>
            <translation>四个网络并排竞赛。</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>图表</translation>
        </message>
        <message>
            <source>Pages below the chart</source>
            <translation>图下面的各页</translation>
        </message>
        <message>
            <source>Chart and pages</source>
            <translation>图表和页面</translation>
        </message>
        <message>
            <source>Next value and test errors</source>
            <translation>下一个值和测试误差</translation>
        </message>
    </context>
    <context>
        <name>SeriesPages</name>
        <message>
            <source>Below: {0}</source>
            <translation>下方：{0}</translation>
        </message>
        <message>
            <source>Unfold the pages</source>
            <translation>展开下面的页</translation>
        </message>
        <message>
            <source>Fold the pages</source>
            <translation>收起下面的页</translation>
        </message>
        <message>
            <source>Fold or unfold what stands below the chart.</source>
            <translation>收起或展开图下面的内容。</translation>
        </message>
        <message>
            <source>Pages below the chart</source>
            <translation>图下面的各页</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>预测步数</translation>
        </message>
        <message>
            <source>How many steps the network runs freely.</source>
            <translation>网络自由运行多少步。</translation>
        </message>
        <message>
            <source>Free run of</source>
            <translation>自由运行</translation>
        </message>
    </context>
    <context>
        <name>SeriesSources</name>
        <message>
            <source>one of {0} columns of numbers in “{1}”; the others are in the menu “Series ▾”.</source>
            <translation>“{1}”中 {0} 个数字列之一；其余各列在菜单“序列 ▾”中。</translation>
        </message>
    </context>
    <context>
        <name>SeriesView</name>
        <message>
            <source>loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>Forecast a column of this table</source>
            <translation>预测这个表格的一列</translation>
        </message>
        <message>
            <source>It learns from the series as it was given: the points that you moved only bend forecasts.</source>
            <translation>它用原来的序列学习：你移动的点只影响预测。</translation>
        </message>
        <message>
            <source>epoch {0} of {1}</source>
            <translation>第 {0} / {1} 轮</translation>
        </message>
        <message>
            <source>PyTorch could not be loaded</source>
            <translation>无法加载 PyTorch</translation>
        </message>
        <message>
            <source>In {0}.</source>
            <translation>单位：{0}。</translation>
        </message>
    </context>
    <context>
        <name>SessionActions</name>
        <message>
            <source>Save session card…</source>
            <translation>保存会话卡片…</translation>
        </message>
        <message>
            <source>Save drawing, reading and recipe as one picture that SeqGUI can open again.</source>
            <translation>把画、阅读和配方保存为一幅图，SeqGUI 可以重新打开它。</translation>
        </message>
        <message>
            <source>Open session card…</source>
            <translation>打开会话卡片…</translation>
        </message>
        <message>
            <source>Get drawing and recipe back from a session card; dropping one works too.</source>
            <translation>从会话卡片取回画和配方；也可以拖入。</translation>
        </message>
        <message>
            <source>Save session card</source>
            <translation>保存会话卡片</translation>
        </message>
        <message>
            <source>Session cards (*.png)</source>
            <translation>会话卡片 (*.png)</translation>
        </message>
        <message>
            <source>“{0}” is there already. Choose another name.</source>
            <translation>“{0}”已经存在。请另取一个名字。</translation>
        </message>
        <message>
            <source>Saved: “{0}”, and “{1}” beside it. Open or drop either of them here to come back.</source>
            <translation>已保存：“{0}”，旁边还有“{1}”。在这里打开或拖入其中任何一个，就能回到这里。</translation>
        </message>
        <message>
            <source>There is no reading to keep yet. Draw a digit first.</source>
            <translation>还没有可以保存的阅读。先画一个数字。</translation>
        </message>
        <message>
            <source>The reading is interfered with. Undo that first, then save the card.</source>
            <translation>这次阅读受到了干预。先撤销干预，再保存卡片。</translation>
        </message>
        <message>
            <source>There is no network that answers. Choose one, or press Train.</source>
            <translation>没有回答的网络。选择一个，或按“训练”。</translation>
        </message>
        <message>
            <source>{0}, epoch {1}</source>
            <translation>{0}，第 {1} 轮</translation>
        </message>
        <message>
            <source>Open session card</source>
            <translation>打开会话卡片</translation>
        </message>
        <message>
            <source>Session cards (*.png *.json)</source>
            <translation>会话卡片 (*.png *.json)</translation>
        </message>
        <message>
            <source>Session card</source>
            <translation>会话卡片</translation>
        </message>
        <message>
            <source>A training goes on, so its recipe stays as it is. Open the card again when it is over.</source>
            <translation>有训练正在进行，所以它的配方保持原样。训练结束后再打开这张卡片。</translation>
        </message>
        <message>
            <source>“{0}”.</source>
            <translation>“{0}”。</translation>
        </message>
        <message>
            <source>“{0}”, which answers now.</source>
            <translation>“{0}”，现在由它来回答。</translation>
        </message>
        <message>
            <source>“{0}”. {1}</source>
            <translation>“{0}”。{1}</translation>
        </message>
        <message>
            <source>Answer with “{0}”</source>
            <translation>由“{0}”来回答</translation>
        </message>
        <message>
            <source>This network was made by the same recipe.</source>
            <translation>这个网络是按同一份配方训练出来的。</translation>
        </message>
    </context>
    <context>
        <name>SessionCard</name>
        <message>
            <source>Open this picture in SeqGUI: it holds the drawing, the recipe and the scores.</source>
            <translation>在 SeqGUI 中打开这幅图：里面有画、配方和得分。</translation>
        </message>
        <message>
            <source>network made on {0}</source>
            <translation>网络训练于 {0}</translation>
        </message>
        <message>
            <source>{0:,} parameters · seed {1}</source>
            <translation>{0:,} 个参数 · 种子 {1}</translation>
        </message>
        <message>
            <source>The drawing</source>
            <translation>画</translation>
        </message>
        <message>
            <source>What the network receives</source>
            <translation>网络收到的图</translation>
        </message>
        <message>
            <source>Ridge of belief, row by row</source>
            <translation>信念之脊，逐行</translation>
        </message>
        <message>
            <source>The recipe</source>
            <translation>配方</translation>
        </message>
        <message>
            <source>Data: {0}.</source>
            <translation>数据：{0}。</translation>
        </message>
        <message>
            <source>Read rightly</source>
            <translation>读对的比例</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>尚未测量</translation>
        </message>
    </context>
    <context>
        <name>SessionNote</name>
        <message>
            <source>Do what the note offers</source>
            <translation>照提示的去做</translation>
        </message>
        <message>
            <source>Close the note</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <source>Close this note.</source>
            <translation>关闭这条提示。</translation>
        </message>
    </context>
    <context>
        <name>SessionWords</name>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>pen digits</source>
            <translation>手写笔数字</translation>
        </message>
        <message>
            <source>taught digits</source>
            <translation>教过的数字</translation>
        </message>
        <message>
            <source>1 layer</source>
            <translation>1 层</translation>
        </message>
        <message>
            <source>1 epoch</source>
            <translation>1 轮</translation>
        </message>
        <message>
            <source>A {0} of {1} reads the digit; order: {2}.</source>
            <translation>{0}（{1}）读这个数字；顺序：{2}。</translation>
        </message>
        <message>
            <source>An {0} of {1} reads the digit; order: {2}.</source>
            <translation>{0}（{1}）读这个数字；顺序：{2}。</translation>
        </message>
        <message>
            <source>It learns for {0}, {1} at a time, with {2} at {3:g} (schedule: {4}).</source>
            <translation>它学习 {0}，每次 {1} 个，用 {2}，学习率 {3:g}（调度：{4}）。</translation>
        </message>
        <message>
            <source>no clipping</source>
            <translation>不裁剪</translation>
        </message>
        <message>
            <source>every row counts</source>
            <translation>每一行都计入</translation>
        </message>
        <message>
            <source>only the last answer counts</source>
            <translation>只计入最后的回答</translation>
        </message>
        <message>
            <source>{0} {1} {2}.</source>
            <translation>{0}{1}{2}。</translation>
        </message>
        <message>
            <source>Choose the data in the drawer, then press Train: its recipe with seed {0} is set.</source>
            <translation>在抽屉里选择数据，再按“训练”：它的配方和种子 {0} 已设好。</translation>
        </message>
        <message>
            <source>{0} with {1} units</source>
            <translation>{0}、每层 {1} 个单元</translation>
        </message>
        <message>
            <source>This network was “{0}”, taught with {1} digits: choose that one, keep digits of yours and press “Learn from my digits”.</source>
            <translation>这个网络是“{0}”，用 {1} 个数字教过：选择那个网络，保存自己的数字，再按“用我的数字学习”。</translation>
        </message>
        <message>
            <source>Press Train to make this run again: its recipe with seed {0} and its data are set.</source>
            <translation>按“训练”就能重做这次训练：它的配方、种子 {0} 和数据都已设好。</translation>
        </message>
        <message>
            <source>Press Train to make this run again from the full MNIST (Download fetches it, if it is not here): its recipe with seed {0} is set.</source>
            <translation>按“训练”就能用完整的 MNIST 重做这次训练（如果这里没有，可以用“下载”取来）：它的配方和种子 {0} 已设好。</translation>
        </message>
        <message>
            <source>Its recipe with seed {0} is set; it learned from “{1}”, which a terminal can do again: {2}</source>
            <translation>它的配方和种子 {0} 已设好；它学习用的是“{1}”，在终端里可以重做：{2}</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} 层</translation>
        </message>
        <message>
            <source>{0} from each of four sides</source>
            <translation>{0}、从四边各读一遍</translation>
        </message>
        <message>
            <source>{0} in both directions</source>
            <translation>{0}、双向</translation>
        </message>
        <message>
            <source>{0} epochs</source>
            <translation>{0} 轮</translation>
        </message>
        <message>
            <source>{0} of {1:,} digits</source>
            <translation>{0}，每轮 {1:,} 个数字</translation>
        </message>
        <message>
            <source>gradients clipped at {0:g}</source>
            <translation>梯度裁剪到 {0:g}</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}，{1}</translation>
        </message>
    </context>
    <context>
        <name>ShelfModel</name>
        <message>
            <source>a {0}, kept {1}</source>
            <translation>一个 {0}，保存于 {1}</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Shortcuts in {}</source>
            <translation>{}的快捷键</translation>
        </message>
        <message>
            <source>Find a command or a key</source>
            <translation>查找命令或按键</translation>
        </message>
        <message>
            <source>A few letters of a command, or a key.</source>
            <translation>命令的几个字，或一个按键。</translation>
        </message>
        <message>
            <source>Also commands without a shortcut</source>
            <translation>也显示没有快捷键的命令</translation>
        </message>
        <message>
            <source>Show everything that stands in the menus.</source>
            <translation>显示菜单中的全部命令。</translation>
        </message>
        <message>
            <source>Commands and their shortcuts</source>
            <translation>命令及其快捷键</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Put the sheet on the clipboard, to be printed or handed out.</source>
            <translation>把这张表放到剪贴板，以便打印或分发。</translation>
        </message>
    </context>
    <context>
        <name>SideBySideButton</name>
        <message>
            <source>PyTorch is still loading.</source>
            <translation>PyTorch 仍在加载。</translation>
        </message>
        <message>
            <source>Train side by side</source>
            <translation>并排训练</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>End the training of these networks; what was learned is kept.</source>
            <translation>结束这些网络的训练；学到的东西会保留。</translation>
        </message>
        <message>
            <source>Stop: {0} of {1}</source>
            <translation>停止：{0} / {1}</translation>
        </message>
        <message>
            <source>Network {0} of {1} is being trained.</source>
            <translation>正在训练第 {0} 个网络，共 {1} 个。</translation>
        </message>
        <message>
            <source>Train several recipes from one seed, one after the other.</source>
            <translation>从同一个种子出发，依次训练几份配方。</translation>
        </message>
        <message>
            <source>Stop training side by side</source>
            <translation>停止并排训练</translation>
        </message>
        <message>
            <source>Train {0} side by side</source>
            <translation>并排训练 {0} 个</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Tick two to four recipes.</source>
            <translation>勾选二到四份配方。</translation>
        </message>
        <message>
            <source>Four are the most that one can look at.</source>
            <translation>最多四个，再多就看不过来了。</translation>
        </message>
        <message>
            <source>All learn from the data in the drawer.</source>
            <translation>都用抽屉里选定的数据学习。</translation>
        </message>
        <message>
            <source>Recipes to train</source>
            <translation>要训练的配方</translation>
        </message>
        <message>
            <source>Tick two to four; the space bar does so too.</source>
            <translation>勾选二到四个；也可以用空格键。</translation>
        </message>
        <message>
            <source>the recipe in the drawer</source>
            <translation>抽屉里的配方</translation>
        </message>
        <message>
            <source>As it stands in the training drawer.</source>
            <translation>照训练抽屉里现在的样子。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Where the random choices of all of them start.</source>
            <translation>它们的所有随机选择都由此开始。</translation>
        </message>
        <message>
            <source>Epochs each</source>
            <translation>各自的轮数</translation>
        </message>
        <message>
            <source>Times that each of them goes through the digits.</source>
            <translation>每个网络把全部数字学多少遍。</translation>
        </message>
        <message>
            <source>Train the ticked recipes one after the other, then compare them.</source>
            <translation>依次训练勾选的配方，然后比较它们。</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>Your drawing as 28 × 28 numbers: that is all the network ever sees of it. It reads them line by line, and lines that are not yet read are pale. A dot in the corner, for networks that have learned it, says that your pen still moves.</source>
            <translation>你的画变成 28 × 28 个数：网络看到的只有这些。它逐行阅读，还没有读的行颜色较浅。角上的一点告诉学过它的网络：你的笔还在动。</translation>
        </message>
        <message>
            <source>Ten streams, one for each digit: the thicker a stream, the more probable that digit is to the network after the lines read so far. The leading digit is coloured and carries a bead; “settles” marks the line after which the answer no longer changes.</source>
            <translation>十条带子，每个数字一条：带子越粗，网络读到那一行时就觉得那个数字越可能。领先的数字有颜色，并带一颗珠子；“定于”标出从哪一行起答案不再改变。</translation>
        </message>
        <message>
            <source>What the network receives</source>
            <translation>网络收到的图</translation>
        </message>
        <message>
            <source>What it receives</source>
            <translation>收到的图</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图</translation>
        </message>
        <message>
            <source>Ridge of belief</source>
            <translation>信念之脊</translation>
        </message>
    </context>
    <context>
        <name>StateMapPage</name>
        <message>
            <source>Map of the test digits</source>
            <translation>测试数字的地图</translation>
        </message>
        <message>
            <source>Here the test digits will be, each where it leaves the network's memory.</source>
            <translation>测试数字会显示在这里，位置由网络读完时的记忆决定。</translation>
        </message>
        <message>
            <source>State map</source>
            <translation>状态图</translation>
        </message>
        <message>
            <source>Ring mistakes</source>
            <translation>圈出误判</translation>
        </message>
        <message>
            <source>Ring the digits that are read wrongly</source>
            <translation>圈出读错的数字</translation>
        </message>
        <message>
            <source>Ring the digits that are read wrongly, with what they were taken for.</source>
            <translation>圈出读错的数字，并标明被当成了什么。</translation>
        </message>
        <message>
            <source>column {0}</source>
            <translation>第 {0} 列</translation>
        </message>
        <message>
            <source>row {0}</source>
            <translation>第 {0} 行</translation>
        </message>
        <message>
            <source>your drawing</source>
            <translation>你的画</translation>
        </message>
        <message>
            <source>No test digit has been read yet. Wait a moment, then save again.</source>
            <translation>还没有读过测试数字。稍等片刻，再保存一次。</translation>
        </message>
        <message>
            <source>Every point is a test digit, placed by the hidden state with which the network has finished reading it: the two directions in which these states differ most (PCA). Digits that look alike to the network lie together. The star is your drawing; its path shows how the state wandered from row to row.</source>
            <translation>每个点是一个测试数字，位置由网络读完它之后的隐藏状态决定，画在这些状态差别最大的两个方向上（PCA）。在网络看来相像的数字聚在一起。星号是你的画；它的轨迹显示状态怎样逐行移动。</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Where the network computes. A run that goes on stays where it is.</source>
            <translation>网络在哪里计算。正在进行的训练留在原来的设备上。</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>What the worker does now</source>
            <translation>后台正在做什么</translation>
        </message>
        <message>
            <source>PyTorch {}</source>
            <translation>PyTorch {}</translation>
        </message>
    </context>
    <context>
        <name>SurpriseLegend</name>
        <message>
            <source>Scale of surprise</source>
            <translation>意外程度的标尺</translation>
        </message>
        <message>
            <source>From 0 bits, expected, to 16 bits, a complete surprise. Each bit halves the probability.</source>
            <translation>从 0 比特（意料之中）到 16 比特（完全意外）。每多 1 比特，概率减半。</translation>
        </message>
        <message>
            <source>Surprise is −log₂ of the probability: 1 bit is a coin toss, 10 bits are one chance in 1,000.</source>
            <translation>意外程度是 −log₂ 概率：1 比特相当于抛一次硬币，10 比特相当于千分之一的机会。</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>意料之中</translation>
        </message>
        <message>
            <source>surprising</source>
            <translation>意外</translation>
        </message>
        <message>
            <source>{0} bits</source>
            <translation>{0} 比特</translation>
        </message>
    </context>
    <context>
        <name>SurprisePage</name>
        <message>
            <source>Point at a word, or go from word to word with the arrow keys.</source>
            <translation>指向一个词，或用方向键逐词移动。</translation>
        </message>
        <message>
            <source>Nothing is written yet: type on the Write page, or choose a sonnet.</source>
            <translation>还什么都没有写：在“写作”页输入，或选一首十四行诗。</translation>
        </message>
        <message>
            <source>There are no words in this text.</source>
            <translation>这段文本里没有词。</translation>
        </message>
        <message>
            <source>perplexity {0} · {1} bits a word · {2} unknown</source>
            <translation>困惑度 {0} · 每词 {1} 比特 · 未知词 {2}</translation>
        </message>
        <message>
            <source>learned from</source>
            <translation>学过</translation>
        </message>
        <message>
            <source>held out</source>
            <translation>留出</translation>
        </message>
        <message>
            <source>Text to colour</source>
            <translation>要着色的文本</translation>
        </message>
        <message>
            <source>The text whose words are coloured: yours, or one of the 154 sonnets.</source>
            <translation>给哪段文本的词着色：你写的，或 154 首十四行诗中的一首。</translation>
        </message>
        <message>
            <source>What I wrote</source>
            <translation>我写的</translation>
        </message>
        <message>
            <source>Another sonnet</source>
            <translation>另一首十四行诗</translation>
        </message>
        <message>
            <source>Show another sonnet, by chance.</source>
            <translation>随机显示另一首十四行诗。</translation>
        </message>
        <message>
            <source>Whether the network that answers has learned from this sonnet.</source>
            <translation>正在回答的网络有没有用这首十四行诗学习过。</translation>
        </message>
        <message>
            <source>Perplexity of this text</source>
            <translation>这段文本的困惑度</translation>
        </message>
        <message>
            <source>Surprise</source>
            <translation>意外程度</translation>
        </message>
        <message>
            <source>Each word has the colour of −log₂ of the probability that the network gave it before it read it: pale words were expected, strong colours and thick lines are surprises. The scale never changes, so that a text cools while a network learns; words that it does not know are in italics.</source>
            <translation>每个词的颜色表示 −log₂ 概率，即网络在读到它之前给它的概率：浅色的词在意料之中，深色和粗线表示意外。标尺从不改变，所以网络学习时文本会渐渐变浅；网络不认识的词用斜体。</translation>
        </message>
    </context>
    <context>
        <name>SurpriseText</name>
        <message>
            <source>Text coloured by surprise</source>
            <translation>按意外程度着色的文本</translation>
        </message>
    </context>
    <context>
        <name>TableFacts</name>
        <message>
            <source>none: rows at even steps</source>
            <translation>无：各行间隔相等</translation>
        </message>
        <message>
            <source>as found: {0}</source>
            <translation>识别为：{0}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>The column that is forecast.</source>
            <translation>要预测的列。</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>The column that says when.</source>
            <translation>表示时间的列。</translation>
        </message>
        <message>
            <source>One value each</source>
            <translation>每值间隔</translation>
        </message>
        <message>
            <source>How far apart two values are; guessed from the dates.</source>
            <translation>相邻两个值隔多久；由日期猜出。</translation>
        </message>
        <message>
            <source>as found</source>
            <translation>按识别的</translation>
        </message>
        <message>
            <source>hour</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>day</source>
            <translation>日</translation>
        </message>
        <message>
            <source>week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>季度</translation>
        </message>
        <message>
            <source>year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>空缺</translation>
        </message>
        <message>
            <source>What stands in for missing values.</source>
            <translation>缺失的值用什么代替。</translation>
        </message>
        <message>
            <source>a straight line</source>
            <translation>直线</translation>
        </message>
        <message>
            <source>the value before</source>
            <translation>前一个值</translation>
        </message>
        <message>
            <source>refuse them</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Repeated dates</source>
            <translation>重复日期</translation>
        </message>
        <message>
            <source>What counts where a date comes several times.</source>
            <translation>一个日期出现多次时取什么。</translation>
        </message>
        <message>
            <source>their mean</source>
            <translation>平均值</translation>
        </message>
        <message>
            <source>the last one</source>
            <translation>最后一个</translation>
        </message>
        <message>
            <source>What was found in the table</source>
            <translation>表格中发现了什么</translation>
        </message>
    </context>
    <context>
        <name>TaskView</name>
        <message>
            <source>PyTorch is still loading.</source>
            <translation>PyTorch 仍在加载。</translation>
        </message>
        <message>
            <source>Loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>PyTorch could not be loaded.</source>
            <translation>无法加载 PyTorch。</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
    </context>
    <context>
        <name>TeachRow</name>
        <message>
            <source>Say what the drawing was</source>
            <translation>说出画的是几</translation>
        </message>
        <message>
            <source>It was a</source>
            <translation>这是一个</translation>
        </message>
        <message>
            <source>, kept as this</source>
            <translation>，已保存为它</translation>
        </message>
        <message>
            <source>It was a {0}</source>
            <translation>这是一个 {0}</translation>
        </message>
        <message>
            <source>Kept as a {0}.</source>
            <translation>已保存为 {0}。</translation>
        </message>
        <message>
            <source>It was a {0}: keep the drawing in My digits, to learn from (Alt+{0}, or {0} alone on the canvas).</source>
            <translation>这是一个 {0}：把画保存到“我的数字”，供网络学习（Alt+{0}；焦点在画布上时只按 {0}）。</translation>
        </message>
    </context>
    <context>
        <name>TeachingDesk</name>
        <message>
            <source>My digits</source>
            <translation>我的数字</translation>
        </message>
        <message>
            <source>The digits that you named, and learning from them.</source>
            <translation>你说出是几的数字，以及用它们来学习。</translation>
        </message>
        <message>
            <source>Kept in My digits. Ctrl+Z takes it back.</source>
            <translation>已保存到“我的数字”。按 Ctrl+Z 撤回。</translation>
        </message>
        <message>
            <source>My {0}</source>
            <translation>我的 {0}</translation>
        </message>
        <message>
            <source>This is a test digit: networks are judged by these, so none may learn from them.</source>
            <translation>这是测试数字：网络的好坏由它们来衡量，所以不能用来学习。</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>个 0</translation>
        </message>
        <message>
            <source>ones</source>
            <translation>个 1</translation>
        </message>
        <message>
            <source>twos</source>
            <translation>个 2</translation>
        </message>
        <message>
            <source>threes</source>
            <translation>个 3</translation>
        </message>
        <message>
            <source>fours</source>
            <translation>个 4</translation>
        </message>
        <message>
            <source>fives</source>
            <translation>个 5</translation>
        </message>
        <message>
            <source>sixes</source>
            <translation>个 6</translation>
        </message>
        <message>
            <source>sevens</source>
            <translation>个 7</translation>
        </message>
        <message>
            <source>eights</source>
            <translation>个 8</translation>
        </message>
        <message>
            <source>nines</source>
            <translation>个 9</translation>
        </message>
        <message>
            <source>zero</source>
            <translation>个 0</translation>
        </message>
        <message>
            <source>one</source>
            <translation>个 1</translation>
        </message>
        <message>
            <source>two</source>
            <translation>个 2</translation>
        </message>
        <message>
            <source>three</source>
            <translation>个 3</translation>
        </message>
        <message>
            <source>four</source>
            <translation>个 4</translation>
        </message>
        <message>
            <source>five</source>
            <translation>个 5</translation>
        </message>
        <message>
            <source>six</source>
            <translation>个 6</translation>
        </message>
        <message>
            <source>seven</source>
            <translation>个 7</translation>
        </message>
        <message>
            <source>eight</source>
            <translation>个 8</translation>
        </message>
        <message>
            <source>nine</source>
            <translation>个 9</translation>
        </message>
        <message>
            <source>kept: 1 digit</source>
            <translation>已保存 1 个数字</translation>
        </message>
        <message>
            <source>kept: {0} digits</source>
            <translation>已保存 {0} 个数字</translation>
        </message>
    </context>
    <context>
        <name>TestStore</name>
        <message>
            <source>test digit {0}: a {1}, not read by this network yet</source>
            <translation>测试数字 {0}：是 {1}，这个网络还没有读过</translation>
        </message>
        <message>
            <source>test digit {0}: a {1}, read as such with {2}</source>
            <translation>测试数字 {0}：是 {1}，读对了，把握 {2}</translation>
        </message>
        <message>
            <source>test digit {0}: a {1}, read as {2} with {3}</source>
            <translation>测试数字 {0}：是 {1}，读成了 {2}，把握 {3}</translation>
        </message>
        <message>
            <source>{0:,} of {1:,} read</source>
            <translation>已读 {0:,} / {1:,}</translation>
        </message>
        <message>
            <source>{0} right</source>
            <translation>{0} 正确</translation>
        </message>
        <message>
            <source>reading test digits …</source>
            <translation>正在读测试数字…</translation>
        </message>
        <message>
            <source>reading {0:,} of {1:,} test digits</source>
            <translation>正在读测试数字：{0:,} / {1:,}</translation>
        </message>
        <message>
            <source>{0:,} test digits, {1}</source>
            <translation>{0:,} 个测试数字，{1}</translation>
        </message>
    </context>
    <context>
        <name>TextChooser</name>
        <message>
            <source>Pasted text</source>
            <translation>粘贴的文本</translation>
        </message>
        <message>
            <source>Only files on this computer can be opened. Save the text first, or paste it.</source>
            <translation>只能打开这台电脑上的文件。先保存这段文本，或粘贴它。</translation>
        </message>
        <message>
            <source>Dropped text</source>
            <translation>拖入的文本</translation>
        </message>
        <message>
            <source>Texts ({});;All files (*)</source>
            <translation>文本 ({});;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open a text to learn from</source>
            <translation>打开一个文本来学习</translation>
        </message>
        <message>
            <source>{0}too short to hold a part out, so this measures memory, not generalisation.</source>
            <translation>{0}太短，无法留出一部分，所以测到的是记忆，不是泛化。</translation>
        </message>
        <message>
            <source>passages</source>
            <translation>段</translation>
        </message>
        <message>
            <source>sonnets</source>
            <translation>首</translation>
        </message>
        <message>
            <source>{0}{1} {2} to learn from, {3} for validation; {4} stay unseen as a test.</source>
            <translation>{0}{1} {2}用来学习，{3} {2}用于验证；{4} {2}始终不看，留作测试。</translation>
        </message>
        <message>
            <source>Text to learn from</source>
            <translation>用什么文本来学习</translation>
        </message>
        <message>
            <source>What the next training learns from; a text file may also be dropped on the tab.</source>
            <translation>下次训练用什么来学习；也可以把文本文件拖到这个标签页上。</translation>
        </message>
        <message>
            <source>All 154 sonnets</source>
            <translation>全部 154 首十四行诗</translation>
        </message>
        <message>
            <source>Sonnet 2 (course note)</source>
            <translation>十四行诗第 2 首（课程笔记）</translation>
        </message>
        <message>
            <source>My own text…</source>
            <translation>自己的文本…</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <source>Open a text file</source>
            <translation>打开文本文件</translation>
        </message>
        <message>
            <source>Learn from a text file of yours, in any usual encoding, up to 5 MB.</source>
            <translation>用你的一个文本文件来学习，任何常见编码都可以，最大 5 MB。</translation>
        </message>
        <message>
            <source>Paste…</source>
            <translation>粘贴…</translation>
        </message>
        <message>
            <source>Paste a text</source>
            <translation>粘贴文本</translation>
        </message>
        <message>
            <source>Learn from a text on the clipboard.</source>
            <translation>用剪贴板上的文本来学习。</translation>
        </message>
    </context>
    <context>
        <name>TimeMachine</name>
        <message>
            <source>no epochs yet</source>
            <translation>还没有训练</translation>
        </message>
        <message>
            <source>now, training</source>
            <translation>现在，训练中</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>epoch {0} of {1}</source>
            <translation>第 {0} / {1} 轮</translation>
        </message>
        <message>
            <source>Pause the film</source>
            <translation>暂停放映</translation>
        </message>
        <message>
            <source>Play the film</source>
            <translation>开始放映</translation>
        </message>
        <message>
            <source>How an earlier epoch would have answered; {0}.</source>
            <translation>较早的一轮会怎样回答；{0}。</translation>
        </message>
        <message>
            <source>Time machine</source>
            <translation>时光机</translation>
        </message>
        <message>
            <source>See all epochs one after the other.</source>
            <translation>依次看全部各轮。</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>Epoch that is shown</source>
            <translation>显示的是哪一轮</translation>
        </message>
        <message>
            <source>Back to the network as it is now.</source>
            <translation>回到现在的网络。</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
    </context>
    <context>
        <name>TintLegend</name>
        <message>
            <source>What colours and lines mean</source>
            <translation>颜色和线条的含义</translation>
        </message>
        <message>
            <source>The less probable a word was when it was drawn, the stronger its colour; a line beneath words says that they stand like this in the training text.</source>
            <translation>一个词抽取时的概率越小，颜色就越深；词下面的线表示这些词在训练文本中就是这样相连的。</translation>
        </message>
        <message>
            <source>sure</source>
            <translation>有把握</translation>
        </message>
        <message>
            <source>1 in 1,000</source>
            <translation>千分之一</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>照抄</translation>
        </message>
    </context>
    <context>
        <name>TokenChips</name>
        <message>
            <source>How the text is cut into words</source>
            <translation>文本怎样切分成词</translation>
        </message>
        <message>
            <source>Every chip is one word to the network. Hatched ones are too rare: they become “unknown”.</source>
            <translation>每个小块对网络来说是一个词。带斜线的太少见：它们变成“未知词”。</translation>
        </message>
        <message>
            <source>{0} (unknown)</source>
            <translation>{0}（未知）</translation>
        </message>
    </context>
    <context>
        <name>TokenPreview</name>
        <message>
            <source>What counts as a word</source>
            <translation>什么算一个词</translation>
        </message>
        <message>
            <source>Words of the text</source>
            <translation>文本中的词</translation>
        </message>
        <message>
            <source>Counting the words…</source>
            <translation>正在数词…</translation>
        </message>
        <message>
            <source>{0} words to learn from, {1} different ones known, {2} of the text unknown.</source>
            <translation>{0} 个词用来学习，认识 {1} 个不同的词，文本的 {2} 是未知词。</translation>
        </message>
    </context>
    <context>
        <name>TrainingActions</name>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Train a network by the recipe in the drawer.</source>
            <translation>按抽屉中的配方训练一个网络。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>End the training; its best epoch is kept.</source>
            <translation>结束训练；最好的一轮会保留。</translation>
        </message>
        <message>
            <source>Pause or go on</source>
            <translation>暂停或继续</translation>
        </message>
        <message>
            <source>Let the training rest, or let it go on where it was.</source>
            <translation>让训练暂停，或从暂停处继续。</translation>
        </message>
        <message>
            <source>One more epoch</source>
            <translation>再训练一轮</translation>
        </message>
        <message>
            <source>Let the network whose curves the drawer shows see the training data once more.</source>
            <translation>让抽屉里显示曲线的网络再看一遍训练数据。</translation>
        </message>
        <message>
            <source>One step of the optimizer</source>
            <translation>优化器的一步</translation>
        </message>
        <message>
            <source>In slow motion: one batch, one change of the weights.</source>
            <translation>慢动作时：一个批，权重改变一次。</translation>
        </message>
        <message>
            <source>Film of the epochs</source>
            <translation>逐轮放映</translation>
        </message>
        <message>
            <source>Let every epoch that was kept answer, one after the other.</source>
            <translation>让保留的每一轮依次作答。</translation>
        </message>
        <message>
            <source>Back to now</source>
            <translation>回到现在</translation>
        </message>
        <message>
            <source>Let the network answer as it is now, no earlier epoch.</source>
            <translation>让网络以现在的状态作答，而不是更早的一轮。</translation>
        </message>
        <message>
            <source>Do what the hint says</source>
            <translation>照提示的去做</translation>
        </message>
        <message>
            <source>The remedy on the button beside the hint.</source>
            <translation>提示旁边按钮上的补救办法。</translation>
        </message>
        <message>
            <source>Training drawer</source>
            <translation>训练抽屉</translation>
        </message>
        <message>
            <source>Fold or unfold the recipe and the curves.</source>
            <translation>收起或展开配方和曲线。</translation>
        </message>
    </context>
    <context>
        <name>TrainingHeader</name>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>One more epoch</source>
            <translation>再训练一轮</translation>
        </message>
        <message>
            <source>Go on with the network whose curves stand here, for one epoch.</source>
            <translation>让这里显示曲线的网络再学一轮。</translation>
        </message>
        <message>
            <source>Progress of the training</source>
            <translation>训练的进度</translation>
        </message>
        <message>
            <source>The best score of this run on data that it did not learn from.</source>
            <translation>这次训练在没有学过的数据上的最佳得分。</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Unfold the training drawer</source>
            <translation>展开训练抽屉</translation>
        </message>
        <message>
            <source>Fold the training drawer</source>
            <translation>收起训练抽屉</translation>
        </message>
        <message>
            <source>{0}.</source>
            <translation>{0}。</translation>
        </message>
        <message>
            <source>End what goes on now; what was learned is kept.</source>
            <translation>结束正在进行的工作；学到的会保留。</translation>
        </message>
        <message>
            <source>Train a new network by this recipe.</source>
            <translation>按这份配方训练一个新网络。</translation>
        </message>
        <message>
            <source>Go on with the training.</source>
            <translation>继续训练。</translation>
        </message>
        <message>
            <source>Hold the training; it can go on later.</source>
            <translation>暂停训练；以后可以继续。</translation>
        </message>
        <message>
            <source>Go on with this run to its last epoch.</source>
            <translation>继续这次训练，直到最后一轮。</translation>
        </message>
    </context>
    <context>
        <name>TrainingHints</name>
        <message>
            <source>{0} values of the recipe changed; they are marked.</source>
            <translation>配方中有 {0} 个值已改变；都做了标记。</translation>
        </message>
        <message>
            <source>{0}: {1}, before {2}</source>
            <translation>{0}：{1}，之前是 {2}</translation>
        </message>
        <message>
            <source>{0}.</source>
            <translation>{0}。</translation>
        </message>
    </context>
    <context>
        <name>TrainingMotion</name>
        <message>
            <source>Full speed</source>
            <translation>全速</translation>
        </message>
        <message>
            <source>10 steps/s</source>
            <translation>10 步/秒</translation>
        </message>
        <message>
            <source>2 steps/s</source>
            <translation>2 步/秒</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>一步一步</translation>
        </message>
        <message>
            <source>Speed of the training</source>
            <translation>训练的速度</translation>
        </message>
        <message>
            <source>Slow the training down, so that every step of the optimizer can be seen.</source>
            <translation>放慢训练，看清优化器的每一步。</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>走一步</translation>
        </message>
        <message>
            <source>One step of the optimizer</source>
            <translation>优化器的一步</translation>
        </message>
        <message>
            <source>Make one step of the optimizer, then wait (F10).</source>
            <translation>让优化器走一步，然后等待（F10）。</translation>
        </message>
        <message>
            <source>Gradient before and after clipping</source>
            <translation>裁剪前后的梯度</translation>
        </message>
        <message>
            <source>exploded</source>
            <translation>已爆炸</translation>
        </message>
        <message>
            <source>Step {0}: the gradient has exploded.</source>
            <translation>第 {0} 步：梯度爆炸了。</translation>
        </message>
        <message>
            <source>clipped to {0:.3g}</source>
            <translation>裁剪到 {0:.3g}</translation>
        </message>
        <message>
            <source>Step {0}: the gradient had the length {1:.3g} and was clipped to {2:.3g}.</source>
            <translation>第 {0} 步：梯度的长度为 {1:.3g}，裁剪到 {2:.3g}。</translation>
        </message>
        <message>
            <source>below {0:.3g}</source>
            <translation>低于 {0:.3g}</translation>
        </message>
        <message>
            <source>Step {0}: the gradient had the length {1:.3g}, below the limit of {2:.3g}.</source>
            <translation>第 {0} 步：梯度的长度为 {1:.3g}，低于上限 {2:.3g}。</translation>
        </message>
        <message>
            <source>not clipped</source>
            <translation>未裁剪</translation>
        </message>
        <message>
            <source>Step {0}: the gradient had the length {1:.3g}, not clipped.</source>
            <translation>第 {0} 步：梯度的长度为 {1:.3g}，未裁剪。</translation>
        </message>
        <message>
            <source>gradient {0:.3g}</source>
            <translation>梯度 {0:.3g}</translation>
        </message>
        <message>
            <source>gradient ∞</source>
            <translation>梯度 ∞</translation>
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>Not ready yet.</source>
            <translation>尚未就绪。</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>in epoch {0} of {1}</source>
            <translation>· 第 {0} / {1} 轮</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>epoch {0} of {1}</source>
            <translation>第 {0} / {1} 轮</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>{0} left</source>
            <translation>还剩 {0}</translation>
        </message>
        <message>
            <source>{0} {1}/s</source>
            <translation>{0} 个{1}/秒</translation>
        </message>
        <message>
            <source>How “{0}” learned</source>
            <translation>“{0}”的学习过程</translation>
        </message>
        <message>
            <source>How “{0}” learned; interrupted after epoch {1} of {2}</source>
            <translation>“{0}”的学习过程；在第 {1} 轮（共 {2} 轮）后中断</translation>
        </message>
        <message>
            <source>best {0}</source>
            <translation>最佳 {0}</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>配方</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
    </context>
    <context>
        <name>TrainingPlots</name>
        <message>
            <source>clipped above</source>
            <translation>高出则裁剪</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>How surprised the network is by the right answers; training makes it smaller. Solid: the data it learns from. Dashed: data kept aside. When the dashed curve turns upwards, the network learns by heart.</source>
            <translation>正确答案让网络有多意外；训练使它变小。实线：用来学习的数据。虚线：留出来的数据。虚线转而上升时，网络是在死记硬背。</translation>
        </message>
        <message>
            <source>Press Train to watch the loss fall here</source>
            <translation>按“训练”，看损失下降</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Share of right answers. Solid: the data it learns from, made harder by augmentation and dropout. Dashed: data kept aside.</source>
            <translation>正确回答的比例。实线：用来学习的数据，因数据增强和随机失活而更难。虚线：留出来的数据。</translation>
        </message>
        <message>
            <source>… the accuracy rise here</source>
            <translation>……看准确率在这里上升</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>梯度范数</translation>
        </message>
        <message>
            <source>Length of the gradient before clipping, on a logarithmic axis. Peaks are cliffs of the error surface; what rises above the dashed line is shortened to it.</source>
            <translation>裁剪之前梯度的长度，用对数轴。尖峰是误差曲面上的悬崖；高出虚线的会缩短到虚线。</translation>
        </message>
        <message>
            <source>… and the gradients settle here</source>
            <translation>……看梯度在这里平稳下来</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>How smooth the solid training curve is: 0 not at all, 0.99 most. The raw curve stays behind it.</source>
            <translation>训练的实线有多平滑：0 为完全不平滑，0.99 为最平滑。原始曲线留在后面。</translation>
        </message>
    </context>
    <context>
        <name>TwoReadersPage</name>
        <message>
            <source>Type a line above: two networks will read it side by side.</source>
            <translation>在上面输入一行：两个网络会并排读它。</translation>
        </message>
        <message>
            <source>the n-gram</source>
            <translation>n-gram</translation>
        </message>
        <message>
            <source>the RNN</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>the LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>the GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>There is only one reader; choose or train another network to compare it with.</source>
            <translation>只有一个读者；选择或训练另一个网络来和它比较。</translation>
        </message>
        <message>
            <source>After “{0}”, both expect “{1}” ({2} {3}, {4} {5})</source>
            <translation>在“{0}”之后，两者都预期“{1}”（{2} {3}，{4} {5}）</translation>
        </message>
        <message>
            <source>After “{0}”, {1} expects “{2}” ({3}), {4} expects “{5}” ({6})</source>
            <translation>在“{0}”之后，{1} 预期“{2}”（{3}），{4} 预期“{5}”（{6}）</translation>
        </message>
        <message>
            <source>{0}; the line is so short that both see all of it.</source>
            <translation>{0}；这一行很短，两者都能看到全部。</translation>
        </message>
        <message>
            <source>{0}; {1} words are out of reach of {2}.</source>
            <translation>{0}；有 {1} 个词是 {2} 读不到的。</translation>
        </message>
        <message>
            <source>the first word</source>
            <translation>第一个词</translation>
        </message>
        <message>
            <source>the first {0} words</source>
            <translation>前 {0} 个词</translation>
        </message>
        <message>
            <source>{0}; {1} took {2} of its decision from {3}, which {4} cannot see.</source>
            <translation>{0}；{1} 的判断有 {2} 来自{3}，而 {4} 看不到。</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>有何不同</translation>
        </message>
        <message>
            <source>Both networks read this line as soon as they are loaded.</source>
            <translation>两个网络加载好之后，就会读这一行。</translation>
        </message>
        <message>
            <source>Two readers of the same line</source>
            <translation>两个读者读同一行</translation>
        </message>
        <message>
            <source>The n-gram sees a fixed number of last words; the others are crossed out, for they cannot change its guess. The recurrent network has read them all; how much each one moved its guess (the length of the gradient at that word) is shown by the tint and by the bar below the word.</source>
            <translation>n-gram 只看最后固定个数的词；其余的划掉了，因为它们改变不了它的预测。循环网络读过全部的词；每个词对预测有多大影响（在那个词上的梯度的长度），由颜色的深浅和词下面的条形表示。</translation>
        </message>
    </context>
    <context>
        <name>Undoing</name>
        <message>
            <source>Take back what was done last.</source>
            <translation>撤销最近的一步。</translation>
        </message>
        <message>
            <source>Do again what was taken back.</source>
            <translation>重做刚撤销的一步。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
    </context>
    <context>
        <name>VectorBars</name>
        <message>
            <source>The word's vector</source>
            <translation>这个词的向量</translation>
        </message>
        <message>
            <source>No word is chosen.</source>
            <translation>没有选中的词。</translation>
        </message>
        <message>
            <source>{0} numbers from {1} to {2}, length {3}.</source>
            <translation>{0} 个数，从 {1} 到 {2}，长度 {3}。</translation>
        </message>
    </context>
    <context>
        <name>VectorPage</name>
        <message>
            <source>{0} words, {1} numbers each</source>
            <translation>{0} 个词，每个 {1} 个数</translation>
        </message>
        <message>
            <source>“{0}” and “{1}”: cosine {2}</source>
            <translation>“{0}”和“{1}”：余弦 {2}</translation>
        </message>
        <message>
            <source>Here the words will lie, near to those that they are used like.</source>
            <translation>各个词会显示在这里，用法相近的词彼此靠近。</translation>
        </message>
        <message>
            <source>Choose a second word to compare the two.</source>
            <translation>再选一个词，与它比较。</translation>
        </message>
        <message>
            <source>Click a word</source>
            <translation>点一个词</translation>
        </message>
        <message>
            <source>{0} · {1} ×</source>
            <translation>{0} · {1} 次</translation>
        </message>
        <message>
            <source>Map of the word vectors</source>
            <translation>词向量的地图</translation>
        </message>
        <message>
            <source>Word vectors</source>
            <translation>词向量</translation>
        </message>
        <message>
            <source>Every word is a point in a space of many dimensions; this is its shadow on the plane where the words spread most (PCA, with axes that keep still, so that one sees the words move while the network learns). Near here may be far there: the list beside counts cosines in the whole space.</source>
            <translation>每个词是高维空间中的一个点；这是它在一个平面上的投影，各个词在这个平面上散得最开（PCA，坐标轴保持不动，所以网络学习时能看到词在移动）。在这里近的，在空间中可能很远：旁边的列表按整个空间中的余弦排列。</translation>
        </message>
        <message>
            <source>Cosine of the two words chosen last</source>
            <translation>最近选中的两个词的余弦</translation>
        </message>
        <message>
            <source>The chosen word</source>
            <translation>选中的词</translation>
        </message>
    </context>
    <context>
        <name>VectorStrip</name>
        <message>
            <source>The vector as numbers</source>
            <translation>写成数的向量</translation>
        </message>
        <message>
            <source>The numbers of the vector, parted by spaces.</source>
            <translation>向量的各个数，以空格分开。</translation>
        </message>
        <message>
            <source>Copy the vector</source>
            <translation>复制向量</translation>
        </message>
        <message>
            <source>Copy the numbers of the vector.</source>
            <translation>复制向量的各个数。</translation>
        </message>
    </context>
    <context>
        <name>VerseEdit</name>
        <message>
            <source>Your text</source>
            <translation>你的文本</translation>
        </message>
        <message>
            <source>Write here: Tab takes the grey word, Ctrl+Space goes to the bars, Shift+Tab leaves the field (so does Escape and then Tab).</source>
            <translation>在这里写：Tab 写上灰色的词，Ctrl+空格键转到条形，Shift+Tab 离开（先按 Esc 再按 Tab 也可以）。</translation>
        </message>
    </context>
    <context>
        <name>WindowGuide</name>
        <message>
            <source>There is nothing to take back.</source>
            <translation>没有可以撤销的操作。</translation>
        </message>
        <message>
            <source>Nothing was taken back.</source>
            <translation>没有撤销过操作。</translation>
        </message>
        <message>
            <source>There is nothing to play yet.</source>
            <translation>还没有可以播放的内容。</translation>
        </message>
        <message>
            <source>No file was opened yet.</source>
            <translation>还没有打开过文件。</translation>
        </message>
        <message>
            <source>It has this size already.</source>
            <translation>已经是这个大小。</translation>
        </message>
        <message>
            <source>Not possible at the moment.</source>
            <translation>现在不能这样做。</translation>
        </message>
    </context>
    <context>
        <name>WindowMenus</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Pause	Space</source>
            <translation>暂停	空格</translation>
        </message>
        <message>
            <source>Play	Space</source>
            <translation>播放	空格</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <source>Open an image, a text, a table, a network or a session card in the tab that it belongs to.</source>
            <translation>打开图像、文本、表格、网络或会话卡片，并转到它所属的标签页。</translation>
        </message>
        <message>
            <source>Open my folder</source>
            <translation>打开我的文件夹</translation>
        </message>
        <message>
            <source>Runs, downloads and settings lie there.</source>
            <translation>训练记录、下载的数据和设置都在那里。</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Close SeqGUI.</source>
            <translation>关闭 SeqGUI。</translation>
        </message>
        <message>
            <source>Copy as picture</source>
            <translation>复制为图片</translation>
        </message>
        <message>
            <source>The plot that has the focus, with its legend; without one all that is seen of the tab.</source>
            <translation>有焦点的图，连同图例；没有时是标签页中可见的全部内容。</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Texts, plots and lines larger, for a projector.</source>
            <translation>放大文字、图和线条，供投影使用。</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Texts, plots and lines smaller.</source>
            <translation>缩小文字、图和线条。</translation>
        </message>
        <message>
            <source>Usual size</source>
            <translation>原始大小</translation>
        </message>
        <message>
            <source>Texts, plots and lines as they were made.</source>
            <translation>文字、图和线条恢复原来的大小。</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>跟随系统的颜色</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Colours.</source>
            <translation>颜色。</translation>
        </message>
        <message>
            <source>Presentation</source>
            <translation>演示</translation>
        </message>
        <message>
            <source>The whole screen, larger texts and lines, no menus; Esc leads back.</source>
            <translation>占满屏幕，文字和线条更大，没有菜单；按 Esc 返回。</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>The window without its frame, with all its menus.</source>
            <translation>窗口没有边框，菜单都在。</translation>
        </message>
        <message>
            <source>Play or pause: the reading, the backtest, the film of the epochs.</source>
            <translation>播放或暂停：阅读、回测、逐轮放映。</translation>
        </message>
        <message>
            <source>One step back	Left</source>
            <translation>后退一步	左方向键</translation>
        </message>
        <message>
            <source>Stop, and go one step back.</source>
            <translation>停下，后退一步。</translation>
        </message>
        <message>
            <source>One step on	Right</source>
            <translation>前进一步	右方向键</translation>
        </message>
        <message>
            <source>Stop, and go one step on.</source>
            <translation>停下，前进一步。</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Every plot and every word, explained.</source>
            <translation>解释每幅图和每个术语。</translation>
        </message>
        <message>
            <source>Short tour</source>
            <translation>简短导览</translation>
        </message>
        <message>
            <source>What stands where, in six steps.</source>
            <translation>分六步介绍什么在哪里。</translation>
        </message>
        <message>
            <source>Commands…</source>
            <translation>命令…</translation>
        </message>
        <message>
            <source>Type a few letters of what you want to do.</source>
            <translation>输入想做的事的几个字。</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>All commands of this tab with their keys.</source>
            <translation>这个标签页的全部命令及其按键。</translation>
        </message>
        <message>
            <source>What's this?</source>
            <translation>这是什么？</translation>
        </message>
        <message>
            <source>Click on what you want to have explained, or press Return for what has the focus.</source>
            <translation>点一下想了解的内容，或按 Enter 了解焦点所在的内容。</translation>
        </message>
        <message>
            <source>About SeqGUI</source>
            <translation>关于 SeqGUI</translation>
        </message>
        <message>
            <source>Version, licence and sources.</source>
            <translation>版本、许可证和来源。</translation>
        </message>
        <message>
            <source>Usual size (now {} %)</source>
            <translation>原始大小（现在 {}%）</translation>
        </message>
        <message>
            <source>“{}” is on the clipboard as a picture.</source>
            <translation>“{}”已作为图片放到剪贴板。</translation>
        </message>
    </context>
    <context>
        <name>WordRows</name>
        <message>
            <source>{0}: {1}. Click or press Enter to use it.</source>
            <translation>{0}：{1}。点击或按 Enter 使用它。</translation>
        </message>
    </context>
    <context>
        <name>WordSearch</name>
        <message>
            <source>Find a word</source>
            <translation>查找词</translation>
        </message>
        <message>
            <source>Find a word on the map (Ctrl+F); Enter chooses it, Escape clears the field.</source>
            <translation>在地图上查找一个词（Ctrl+F）；Enter 选中它，Esc 清空输入框。</translation>
        </message>
        <message>
            <source> Did you mean “{0}”?</source>
            <translation>是不是要找“{0}”？</translation>
        </message>
        <message>
            <source>“{0}” is not in the vocabulary.{1}</source>
            <translation>“{0}”不在词汇表中。{1}</translation>
        </message>
    </context>
    <context>
        <name>WordsActions</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Take back the last change of the text or the poem.</source>
            <translation>撤销对文本或诗的上一次更改。</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Bring back what was taken back.</source>
            <translation>恢复刚才撤销的。</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>复制文本</translation>
        </message>
        <message>
            <source>Put the text or the poem of the page in front on the clipboard.</source>
            <translation>把当前页的文本或诗放到剪贴板。</translation>
        </message>
        <message>
            <source>Compose</source>
            <translation>作诗</translation>
        </message>
        <message>
            <source>Let the network write a poem; again to stop.</source>
            <translation>让网络写一首诗；再按一次停止。</translation>
        </message>
        <message>
            <source>Open text…</source>
            <translation>打开文本…</translation>
        </message>
        <message>
            <source>Learn from a text file of yours; dropping one on the tab works too.</source>
            <translation>用你的一个文本文件来学习；也可以把文件拖到标签页上。</translation>
        </message>
        <message>
            <source>Paste a text to learn from…</source>
            <translation>粘贴文本来学习…</translation>
        </message>
        <message>
            <source>Learn from a text on the clipboard.</source>
            <translation>用剪贴板上的文本来学习。</translation>
        </message>
        <message>
            <source>Find a word on the map</source>
            <translation>在地图上查找词</translation>
        </message>
        <message>
            <source>Show the map of the word vectors and search it.</source>
            <translation>显示词向量的地图并在其中查找。</translation>
        </message>
        <message>
            <source>There is no poem yet. Press Compose.</source>
            <translation>还没有诗。按“作诗”。</translation>
        </message>
        <message>
            <source>Stop composing</source>
            <translation>停止作诗</translation>
        </message>
    </context>
    <context>
        <name>WordsView</name>
        <message>
            <source>loading PyTorch…</source>
            <translation>正在加载 PyTorch…</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>内部</translation>
        </message>
        <message>
            <source>Next words</source>
            <translation>下一个词</translation>
        </message>
        <message>
            <source>Perplexity</source>
            <translation>困惑度</translation>
        </message>
        <message>
            <source>Among how many equally probable words the network is in doubt, on average; 1 would be certainty. Solid: the text it learns from. Dashed: poems kept aside. The grey line is what counting alone achieves (interpolated Kneser–Ney), the one to beat.</source>
            <translation>网络平均在多少个同样可能的词之间犹豫；1 表示确定无疑。实线：它学习的文本。虚线：留出的诗。灰线是只靠计数能达到的（插值 Kneser–Ney），网络要胜过它。</translation>
        </message>
        <message>
            <source>… the perplexity fall here</source>
            <translation>……困惑度在这里下降</translation>
        </message>
        <message>
            <source>Learn from this text</source>
            <translation>学习这段文本</translation>
        </message>
        <message>
            <source>PyTorch could not be loaded</source>
            <translation>无法加载 PyTorch</translation>
        </message>
        <message>
            <source>Press Train to begin</source>
            <translation>按“训练”开始</translation>
        </message>
        <message>
            <source>“{0}” is the text to learn from now. Press Train to begin.</source>
            <translation>现在用来学习的文本是“{0}”。按“训练”开始。</translation>
        </message>
    </context>
    <context>
        <name>WritingDesk</name>
        <message>
            <source>When forty winters …

Write a line here, or throw the dice for one of Shakespeare’s.</source>
            <translation>When forty winters …

在这里写一行英文，或掷骰子取一行莎士比亚的诗。</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Undo writing</source>
            <translation>撤销输入</translation>
        </message>
        <message>
            <source>Take back the last change of the text.</source>
            <translation>撤销对文本的上一次更改。</translation>
        </message>
        <message>
            <source>Redo writing</source>
            <translation>重做输入</translation>
        </message>
        <message>
            <source>Bring back what was taken back.</source>
            <translation>恢复刚才撤销的。</translation>
        </message>
        <message>
            <source>A line of a sonnet</source>
            <translation>一行十四行诗</translation>
        </message>
        <message>
            <source>Put a random line of Shakespeare’s sonnets here in place of the text.</source>
            <translation>随机取莎士比亚十四行诗中的一行，替换这里的文本。</translation>
        </message>
        <message>
            <source>Clear the text</source>
            <translation>清空文本</translation>
        </message>
        <message>
            <source>Empty the page; can be undone.</source>
            <translation>清空这一页；可以撤销。</translation>
        </message>
        <message>
            <source>Tab: {0} · Ctrl+Space: other words · Esc: not now</source>
            <translation>Tab：{0} · Ctrl+空格键：其他词 · Esc：暂不</translation>
        </message>
        <message>
            <source>Ctrl+Space: to the bars · Shift+Tab: leave the page</source>
            <translation>Ctrl+空格键：转到条形 · Shift+Tab：离开</translation>
        </message>
    </context>
    <context>
        <name>_CompareCard</name>
        <message>
            <source>Side by side</source>
            <translation>并排比较</translation>
        </message>
    </context>
    <context>
        <name>_TwoLines</name>
        <message>
            <source>gradient {0}</source>
            <translation>梯度 {0}</translation>
        </message>
        <message>
            <source>clipped to {0}</source>
            <translation>裁剪到 {0}</translation>
        </message>
        <message>
            <source>not clipped</source>
            <translation>未裁剪</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source>“{name}” was not written by SeqGUI: it lacks the recipe that says how to build it.</source>
            <translation>“{name}”不是 SeqGUI 写出的：它缺少说明怎样构建网络的配方。</translation>
        </message>
        <message>
            <source>“{name}” belongs to “{other}”, not to “{task}”.</source>
            <translation>“{name}”属于“{other}”，不属于“{task}”。</translation>
        </message>
        <message>
            <source>“{name}” holds an unknown tensor “{extra}”; it does not fit its recipe.</source>
            <translation>“{name}”含有未知的张量“{extra}”；它与配方不符。</translation>
        </message>
        <message>
            <source>There is no file “{path}”.</source>
            <translation>没有文件“{path}”。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read as a network: it is damaged or another kind of file. Choose a .safetensors file that SeqGUI has exported, or export it again.</source>
            <translation>“{name}”无法作为网络读取：它已损坏，或是别种文件。请选择 SeqGUI 导出的 .safetensors 文件，或重新导出。</translation>
        </message>
        <message>
            <source>The metadata of “{name}” are damaged. Export or copy it again.</source>
            <translation>“{name}”的元数据已损坏。请重新导出或复制。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read ({error}). Export or copy it again.</source>
            <translation>“{name}”无法读取（{error}）。请重新导出或复制。</translation>
        </message>
        <message>
            <source>“{name}” does not hold the network that its recipe describes: “{tensor}” is {found} instead of {shape}. The file is damaged or was changed by hand.</source>
            <translation>“{name}”中不是配方所描述的网络：“{tensor}”为 {found}，而不是 {shape}。文件已损坏或被手工改动过。</translation>
        </message>
        <message>
            <source>“{name}” may not be read. Allow it, or choose another file.</source>
            <translation>没有读取“{name}”的权限。请允许读取，或选择另一个文件。</translation>
        </message>
        <message>
            <source>“{name}” is no device. Use cpu, cuda, cuda:1 or mps.</source>
            <translation>“{name}”不是设备。请用 cpu、cuda、cuda:1 或 mps。</translation>
        </message>
        <message>
            <source>This machine offers no Apple GPU (MPS). Choose the CPU instead.</source>
            <translation>这台机器没有 Apple GPU（MPS）。请改选 CPU。</translation>
        </message>
        <message>
            <source>The memory of {device} is used up. Choose a smaller batch or fewer hidden units, or train on the CPU.</source>
            <translation>{device} 的内存已用完。请减小批大小或隐藏单元数，或用 CPU 训练。</translation>
        </message>
        <message>
            <source>The device {device} no longer answers. Training can go on with the CPU: choose it below.</source>
            <translation>设备 {device} 不再响应。可以用 CPU 继续训练：在下面选择。</translation>
        </message>
        <message>
            <source>CPU · {number} thread</source>
            <translation>CPU · {number} 个线程</translation>
        </message>
        <message>
            <source>CPU · {number} threads</source>
            <translation>CPU · {number} 个线程</translation>
        </message>
        <message>
            <source>There is no device “{name}” on this machine. “seqgui doctor” lists those there are.</source>
            <translation>这台机器上没有设备“{name}”。“seqgui doctor”会列出现有的设备。</translation>
        </message>
        <message>
            <source>Apple GPU</source>
            <translation>Apple GPU</translation>
        </message>
        <message>
            <source>“{host}” could not prove who it is; nothing was downloaded. Check this computer's clock.</source>
            <translation>“{host}”无法证明自己的身份；什么也没有下载。请检查这台电脑的时钟。</translation>
        </message>
        <message>
            <source>“{host}” did not answer within {seconds:.0f} seconds. Check the network connection and try again.</source>
            <translation>“{host}”在 {seconds:.0f} 秒内没有响应。请检查网络连接，再试一次。</translation>
        </message>
        <message>
            <source>There is no address to fetch “{name}” from.</source>
            <translation>没有可以下载“{name}”的地址。</translation>
        </message>
        <message>
            <source>“{name}” is damaged and cannot be unpacked; download it again.</source>
            <translation>“{name}”已损坏，无法解压；请重新下载。</translation>
        </message>
        <message>
            <source>The download of “{name}” broke off after {done:,} of {total:,} bytes. Try again.</source>
            <translation>“{name}”的下载中断了：{total:,} 字节中只收到 {done:,} 字节。请再试一次。</translation>
        </message>
        <message>
            <source>“{name}” arrived damaged (its checksum is wrong) and was thrown away. Try again.</source>
            <translation>收到的“{name}”已损坏（校验和不对），已丢弃。请再试一次。</translation>
        </message>
        <message>
            <source>“{host}” sends us on to an unsafe address; nothing was downloaded.</source>
            <translation>“{host}”转到了一个不安全的地址；什么也没有下载。</translation>
        </message>
        <message>
            <source>“{host}” no longer has “{file}” (error {code}).</source>
            <translation>“{host}”已不再提供“{file}”（错误 {code}）。</translation>
        </message>
        <message>
            <source>“{host}” refused the download (error {code}: {reason}). Try again later.</source>
            <translation>“{host}”拒绝了下载（错误 {code}：{reason}）。请以后再试。</translation>
        </message>
        <message>
            <source>“{host}” cannot be reached ({reason}). Check the network connection and try again.</source>
            <translation>无法连接“{host}”（{reason}）。请检查网络连接，再试一次。</translation>
        </message>
        <message>
            <source>The connection to “{host}” broke off ({error}). Try again.</source>
            <translation>与“{host}”的连接中断了（{error}）。请再试一次。</translation>
        </message>
        <message>
            <source>permission denied. Choose another place or change its rights.</source>
            <translation>没有权限。请另选地方，或更改它的权限。</translation>
        </message>
        <message>
            <source>the disk is read-only. Choose another place.</source>
            <translation>磁盘是只读的。请另选地方。</translation>
        </message>
        <message>
            <source>a folder of that name is in the way. Choose another name.</source>
            <translation>已有同名的文件夹。请另取名字。</translation>
        </message>
        <message>
            <source>a file lies where a folder is needed. Choose another place.</source>
            <translation>需要文件夹的地方有一个文件。请另选地方。</translation>
        </message>
        <message>
            <source>the name is too long. Choose a shorter one.</source>
            <translation>名字太长。请取短些。</translation>
        </message>
        <message>
            <source>the disk does not answer properly. Try another one.</source>
            <translation>磁盘工作不正常。请换一个。</translation>
        </message>
        <message>
            <source>“{path}” could not be written: {reason}</source>
            <translation>“{path}”无法写入：{reason}</translation>
        </message>
        <message>
            <source>The disk is full: “{path}” could not be written. Free some space and try again.</source>
            <translation>磁盘已满：无法写入“{path}”。请腾出空间，再试一次。</translation>
        </message>
        <message>
            <source>it is a device, no file. Choose another place.</source>
            <translation>那是设备，不是文件。请换一个位置。</translation>
        </message>
        <message>
            <source>input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>forget</source>
            <translation>遗忘</translation>
        </message>
        <message>
            <source>output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>candidate</source>
            <translation>候选</translation>
        </message>
        <message>
            <source>cell</source>
            <translation>细胞</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>update</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>A GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>An {cell}</source>
            <translation>{cell}</translation>
        </message>
        <message>
            <source>The sequence has {steps} steps, so that it cannot be forgotten before step {step}.</source>
            <translation>序列有 {steps} 步，所以不能在第 {step} 步之前遗忘。</translation>
        </message>
        <message>
            <source>{cell} has no {gate} gate; gates that can be held: {known}.</source>
            <translation>{cell} 没有 {gate} 门；可以固定的门：{known}。</translation>
        </message>
        <message>
            <source>A gate can be held at a value between 0 and 1, not at {gate_value}.</source>
            <translation>门只能固定为 0 到 1 之间的值，不能是 {gate_value}。</translation>
        </message>
        <message>
            <source>There is no layer {layer} to hold a gate of; the network has {layers}.</source>
            <translation>没有第 {layer} 层可以固定门；网络共有 {layers} 层。</translation>
        </message>
        <message>
            <source>Start again with {new}</source>
            <translation>改为 {new}，重新开始</translation>
        </message>
        <message>
            <source>Some weights have become infinite. Smaller steps keep them in bounds.</source>
            <translation>有些权重变成了无穷大。步子小些，权重就不会失控。</translation>
        </message>
        <message>
            <source>One step along a huge gradient threw the weights away. Clipping shortens such gradients.</source>
            <translation>顺着巨大的梯度走了一步，权重就被抛远了。裁剪会缩短这样的梯度。</translation>
        </message>
        <message>
            <source>The loss is no number any more; this run cannot recover.</source>
            <translation>损失已经不是数了；这次训练无法恢复。</translation>
        </message>
        <message>
            <source>The gradients explode: {times} times as long as at the start, and the loss does not fall.</source>
            <translation>梯度爆炸：长度是开始时的 {times} 倍，损失也不下降。</translation>
        </message>
        <message>
            <source>The error surface has cliffs. Clipping keeps a single step from undoing the run.</source>
            <translation>误差曲面上有悬崖。裁剪使一步不至于毁掉整个训练。</translation>
        </message>
        <message>
            <source>The loss is above where it began: the learning rate of {old} is probably too high.</source>
            <translation>损失比开始时还高：学习率 {old} 可能太大。</translation>
        </message>
        <message>
            <source>The loss rises again: the learning rate of {old} is probably too high.</source>
            <translation>损失又上升了：学习率 {old} 可能太大。</translation>
        </message>
        <message>
            <source>The steps are so long that they jump over the valley instead of going down into it.</source>
            <translation>步子太长，跳过了山谷，没有走下去。</translation>
        </message>
        <message>
            <source>The loss hardly falls: the learning rate of {old} is probably too low.</source>
            <translation>损失几乎不降：学习率 {old} 可能太小。</translation>
        </message>
        <message>
            <source>Every step goes the right way, but it is too short to get anywhere in this run.</source>
            <translation>每一步方向都对，但太短，这次训练走不到哪里。</translation>
        </message>
        <message>
            <source>It was still getting better when the run ended.</source>
            <translation>训练结束时还在变好。</translation>
        </message>
        <message>
            <source>The validation error fell to the very end: with more epochs it would fall further.</source>
            <translation>验证误差一直降到最后：多训练几轮还会再降。</translation>
        </message>
        <message>
            <source>Clip gradients, start again</source>
            <translation>裁剪梯度，重新开始</translation>
        </message>
        <message>
            <source>Clip gradients at 1</source>
            <translation>梯度裁剪到 1</translation>
        </message>
        <message>
            <source>Set it to {new}</source>
            <translation>改为 {new}</translation>
        </message>
        <message>
            <source>Stop, keep the best epoch</source>
            <translation>停止，保留最好的一轮</translation>
        </message>
        <message>
            <source>Overfitting: since epoch {epoch} it gets better only on what it has learned from.</source>
            <translation>过拟合：从第 {epoch} 轮起，只在学过的数据上变好。</translation>
        </message>
        <message>
            <source>The validation loss rises while the training loss falls: the network learns by heart.</source>
            <translation>训练损失下降，验证损失却上升：网络在死记硬背。</translation>
        </message>
        <message>
            <source>One more epoch</source>
            <translation>再训练一轮</translation>
        </message>
        <message>
            <source>Take the usual recipe</source>
            <translation>采用通常的配方</translation>
        </message>
        <message>
            <source>Stop early next time</source>
            <translation>下次提前停止</translation>
        </message>
        <message>
            <source>Train anew, {epochs} epochs</source>
            <translation>重新训练 {epochs} 轮</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Size of a step, at its highest in the schedule.</source>
            <translation>一步的大小，指调度中的最高值。</translation>
        </message>
        <message>
            <source>Learning</source>
            <translation>学习</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>How the learning rate changes over the run.</source>
            <translation>学习率在整个训练中怎样变化。</translation>
        </message>
        <message>
            <source>One cycle: up, then down</source>
            <translation>单周期：先升后降</translation>
        </message>
        <message>
            <source>Cosine: down</source>
            <translation>余弦：下降</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>恒定</translation>
        </message>
        <message>
            <source>Steps: a tenth after 60 % and 85 %</source>
            <translation>阶梯：60% 和 85% 之后降到十分之一</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>The rule that turns gradients into steps.</source>
            <translation>由梯度得出每一步的规则。</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>SGD with momentum</source>
            <translation>带动量的 SGD</translation>
        </message>
        <message>
            <source>Plain SGD</source>
            <translation>普通 SGD</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>Gradient clipping</source>
            <translation>梯度裁剪</translation>
        </message>
        <message>
            <source>The longest gradient that is followed at full length; 0 turns clipping off. The error surface of an RNN has cliffs: without clipping one step from a cliff can undo a whole run.</source>
            <translation>梯度最长可以到多少而不缩短；0 表示不裁剪。RNN 的误差曲面上有悬崖：不裁剪时，从悬崖边迈出的一步可能毁掉整个训练。</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>Pulls weights towards zero at every step.</source>
            <translation>每一步把权重往零拉一点。</translation>
        </message>
        <message>
            <source>Robustness</source>
            <translation>稳健性</translation>
        </message>
        <message>
            <source>Weight averaging</source>
            <translation>权重平均</translation>
        </message>
        <message>
            <source>Decay of a running average of the weights, which is then what answers; 0 turns it off.</source>
            <translation>权重滑动平均的衰减系数，回答用的就是平均后的权重；0 表示关闭。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Starts every random choice; the same seed gives the same run on the same machine.</source>
            <translation>所有随机选择由它开始；在同一台机器上，同一个种子得到同样的训练。</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>perplexity</source>
            <translation>困惑度</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>MASE</source>
            <translation>MASE</translation>
        </message>
        <message>
            <source>one-step MAE</source>
            <translation>向前一步的 MAE</translation>
        </message>
        <message>
            <source>one-step MASE</source>
            <translation>向前一步的 MASE</translation>
        </message>
        <message>
            <source>multi-step MAE</source>
            <translation>多步 MAE</translation>
        </message>
        <message>
            <source>multi-step MASE</source>
            <translation>多步 MASE</translation>
        </message>
        <message>
            <source>coverage</source>
            <translation>覆盖率</translation>
        </message>
        <message>
            <source>top 5</source>
            <translation>前 5 个</translation>
        </message>
        <message>
            <source>ratio</source>
            <translation>比值</translation>
        </message>
        <message>
            <source>calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>taken for no digit</source>
            <translation>被当成不是数字</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>pen digits</source>
            <translation>手写笔数字</translation>
        </message>
        <message>
            <source>beginnings of pen digits</source>
            <translation>手写笔数字的开头</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>基线</translation>
        </message>
        <message>
            <source>taught digits</source>
            <translation>教过的数字</translation>
        </message>
        <message>
            <source>pen digits, validation</source>
            <translation>手写笔数字（验证）</translation>
        </message>
        <message>
            <source>pen digits three quarters drawn</source>
            <translation>只画到四分之三的手写笔数字</translation>
        </message>
        <message>
            <source>pen digits half drawn</source>
            <translation>只画到一半的手写笔数字</translation>
        </message>
        <message>
            <source>letters and signs</source>
            <translation>字母和符号</translation>
        </message>
        <message>
            <source>scribbles</source>
            <translation>涂鸦</translation>
        </message>
        <message>
            <source>{quantity}, {part}</source>
            <translation>{quantity}，{part}</translation>
        </message>
        <message>
            <source>Epoch {epoch} of this run was not kept. Choose another one.</source>
            <translation>这次训练的第 {epoch} 轮没有保留。请另选一轮。</translation>
        </message>
        <message>
            <source>Computing on {name} from now on.</source>
            <translation>从现在起在 {name} 上计算。</translation>
        </message>
        <message>
            <source>There is no network to answer yet. Press Train, or choose a model.</source>
            <translation>还没有可以回答的网络。请按“训练”，或选择一个网络。</translation>
        </message>
        <message>
            <source>This run learned from “{learned}”. Choose that again to go on with it.</source>
            <translation>这次训练用的是“{learned}”。要继续，请重新选择它。</translation>
        </message>
        <message>
            <source>This run learned from “{learned}”, not from “{source}”. It can go on with the same data only.</source>
            <translation>这次训练用的是“{learned}”，不是“{source}”。它只能用同样的数据继续。</translation>
        </message>
        <message>
            <source>“{source}” has changed since this run learned from it. Bring it back as it was, or train anew.</source>
            <translation>自这次训练以来，“{source}”已经改变。请把它恢复原样，或重新训练。</translation>
        </message>
        <message>
            <source>There is no run to go on with since the program started. Press Train first.</source>
            <translation>程序启动以来还没有可以继续的训练。请先按“训练”。</translation>
        </message>
        <message>
            <source>What this run would go on from is damaged or missing. Its network still answers; to learn more, train anew.</source>
            <translation>这次训练接着学所需的状态已损坏或丢失。它的网络仍可回答；要继续学习，请重新训练。</translation>
        </message>
        <message>
            <source>No network was trained since the program started. Press Train first.</source>
            <translation>程序启动以来还没有训练过网络。请先按“训练”。</translation>
        </message>
        <message>
            <source>“{name}” cannot be built. {error}</source>
            <translation>“{name}”无法构建。{error}</translation>
        </message>
        <message>
            <source>{error} The training goes on, but this epoch is not kept.</source>
            <translation>{error}训练会继续，但这一轮不会保留。</translation>
        </message>
        <message>
            <source>“{name}” must be {kind}, not {given}.</source>
            <translation>“{name}”必须是{kind}（现在是：{given}）。</translation>
        </message>
        <message>
            <source>far too large</source>
            <translation>太大</translation>
        </message>
        <message>
            <source>far too small</source>
            <translation>太小</translation>
        </message>
        <message>
            <source>“{name}” is {given}; it can be one of: {names}.</source>
            <translation>“{name}”不能是 {given}；可以是：{names}。</translation>
        </message>
        <message>
            <source>“{name}” is {given}; it must lie between {low:g} and {high:g}.</source>
            <translation>“{name}”不能是 {given}；必须在 {low:g} 和 {high:g} 之间。</translation>
        </message>
        <message>
            <source>The recipe has no value called “{name}”.{hint}</source>
            <translation>配方中没有叫“{name}”的值。{hint}</translation>
        </message>
        <message>
            <source>“{pair}” should read key=value, for example epochs=5.</source>
            <translation>“{pair}”应写成 key=value，例如 epochs=5。</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
        <message>
            <source>a word</source>
            <translation>一个词</translation>
        </message>
        <message>
            <source> Did you mean “{near}”?</source>
            <translation>是不是“{near}”？</translation>
        </message>
        <message>
            <source>There is no model called “{name}”. “seqgui models” lists those there are.</source>
            <translation>没有叫“{name}”的模型。“seqgui models”会列出现有的模型。</translation>
        </message>
        <message>
            <source>“{folder}” holds a run already. Choose another folder, or go on with that run.</source>
            <translation>“{folder}”中已有一次训练记录。请另选文件夹，或继续那次训练。</translation>
        </message>
        <message>
            <source>No trained network ships with this copy of SeqGUI. Train one: seqgui train {task}</source>
            <translation>这份 SeqGUI 没有附带训练好的网络。请训练一个：seqgui train {task}</translation>
        </message>
        <message>
            <source>A run needs a name. Type one or press Escape.</source>
            <translation>训练记录需要一个名字。请输入，或按 Esc。</translation>
        </message>
        <message>
            <source>“{source}” cannot be read ({strerror}). It may have been moved or deleted.</source>
            <translation>“{source}”无法读取（{strerror}）。它可能已被移动或删除。</translation>
        </message>
        <message>
            <source>The metrics of this run could not be written ({strerror}).</source>
            <translation>这次训练的指标无法写入（{strerror}）。</translation>
        </message>
        <message>
            <source>The folder “{folder}” cannot be written ({strerror}). Free some space or give yourself the right to write there; SEQGUI_HOME names another folder.</source>
            <translation>文件夹“{folder}”无法写入（{strerror}）。请腾出空间，或给自己写入的权限；用 SEQGUI_HOME 可以指定另一个文件夹。</translation>
        </message>
        <message>
            <source>“{name}” is a run of “{other}”, not of “{task}”.</source>
            <translation>“{name}”是“{other}”的训练记录，不是“{task}”的。</translation>
        </message>
        <message>
            <source>“{folder}” holds no run that can be read.</source>
            <translation>“{folder}”中没有可以读取的训练记录。</translation>
        </message>
        <message>
            <source>“{title}” could not be deleted ({strerror}).</source>
            <translation>“{title}”无法删除（{strerror}）。</translation>
        </message>
        <message>
            <source>“{was}” is in the way of “{title}”. Move it elsewhere first.</source>
            <translation>“{was}”挡住了“{title}”。请先把它移到别处。</translation>
        </message>
        <message>
            <source>“{title}” could not be brought back ({strerror}).</source>
            <translation>“{title}”无法恢复（{strerror}）。</translation>
        </message>
        <message>
            <source>{first} {second}</source>
            <translation>{first}{second}</translation>
        </message>
        <message>
            <source>{first}, {second}</source>
            <translation>{first}、{second}</translation>
        </message>
        <message>
            <source>{first}; {second}</source>
            <translation>{first}；{second}</translation>
        </message>
        <message>
            <source>Trained {number} epoch; the best was epoch {best}.</source>
            <translation>训练了 {number} 轮；最好的是第 {best} 轮。</translation>
        </message>
        <message>
            <source>Trained {number} epochs; the best was epoch {best}.</source>
            <translation>训练了 {number} 轮；最好的是第 {best} 轮。</translation>
        </message>
        <message>
            <source>The stored state of this run is damaged ({line}); it cannot go on.</source>
            <translation>这次训练保存的状态已损坏（{line}）；无法继续。</translation>
        </message>
        <message>
            <source>Stopped early after epoch {epoch}: no better {score} on the validation part since epoch {best_epoch}.</source>
            <translation>第 {epoch} 轮之后提前停止：从第 {best_epoch} 轮起，验证部分的得分（{score}）没有再变好。</translation>
        </message>
    </context>
    <context>
        <name>digits</name>
        <message>
            <source>digits</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Expert LSTM</source>
            <translation>专家 LSTM</translation>
        </message>
        <message>
            <source>Small GRU</source>
            <translation>小型 GRU</translation>
        </message>
        <message>
            <source>Reader LSTM</source>
            <translation>读者 LSTM</translation>
        </message>
        <message>
            <source>Small RNN</source>
            <translation>小型 RNN</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Draw a digit, and see a network read it row by row.</source>
            <translation>画一个数字，看网络逐行读取。</translation>
        </message>
        <message>
            <source>{name} + my digits</source>
            <translation>{name} + 我的数字</translation>
        </message>
        <message>
            <source>{name} and {count} pen digits</source>
            <translation>{name}以及 {count} 个手写笔数字</translation>
        </message>
        <message>
            <source>All digits of “{name}” are of sites that are kept for validation. Keep fewer (--keep-sites), or take another file.</source>
            <translation>“{name}”中的数字全部来自留作验证的采集点。请少留几个（--keep-sites），或换一个文件。</translation>
        </message>
        <message>
            <source>Drawing pen digits</source>
            <translation>正在绘制手写笔数字</translation>
        </message>
        <message>
            <source>Drawing letters and scribbles</source>
            <translation>正在绘制字母和涂鸦</translation>
        </message>
        <message>
            <source>The stored drawing is damaged, so it cannot be shown.</source>
            <translation>保存的画已损坏，无法显示。</translation>
        </message>
        <message>
            <source>“{name}” holds no digits of the sites {sites}. Some that it holds: {there}.</source>
            <translation>“{name}”中没有采集点 {sites} 的数字。其中有的采集点如：{there}。</translation>
        </message>
        <message>
            <source>A network begins with one other; or with a reader downwards and one upwards, if it reads rows downwards in two directions; or with four, downwards, upwards, from the left and from the right, if it reads from all sides.</source>
            <translation>一个网络可以从另一个网络开始训练；按行向下、双向读取的网络可以从一个向下和一个向上的读者开始；从四边读的网络可以从四个读者开始：向下、向上、从左、从右。</translation>
        </message>
        <message>
            <source>“{title}” cannot be the beginning of this network: they differ in “{name}”. Set it to the same value, or begin with another network.</source>
            <translation>不能从“{title}”开始训练这个网络：两者的“{name}”不同。请设为相同的值，或换一个网络作为起点。</translation>
        </message>
        <message>
            <source>The gradient vanishes: a plain RNN does not learn across 784 steps.</source>
            <translation>梯度消失了：普通的 RNN 跨过 784 步就学不到东西。</translation>
        </message>
        <message>
            <source>On the way back the gradient is multiplied once a step. An LSTM carries it further, given many epochs.</source>
            <translation>反向传播时，梯度每一步都要乘一次。LSTM 能把它带得更远，但需要许多轮。</translation>
        </message>
        <message>
            <source>It was drawn in another size or place than the digits of the training data.</source>
            <translation>它画的大小或位置与训练数据中的数字不同。</translation>
        </message>
        <message>
            <source>Whatever the network says of it is a guess: it never saw anything alike.</source>
            <translation>网络对它说什么都只是猜测：它从没见过类似的东西。</translation>
        </message>
        <message>
            <source>Your drawing lies far from the training data.</source>
            <translation>你的画与训练数据相差很远。</translation>
        </message>
        <message>
            <source>Your digit is small: {height} rows high, those that were learned are 20.</source>
            <translation>你的数字很小：高 {height} 行，学过的数字高 20 行。</translation>
        </message>
        <message>
            <source>Normalising brings every drawing to the size and place of the training data.</source>
            <translation>归一化把每幅画变成训练数据那样的大小和位置。</translation>
        </message>
        <message>
            <source>There seem to be {parts} digits side by side.</source>
            <translation>看起来有 {parts} 个数字并排写着。</translation>
        </message>
        <message>
            <source>The network reads one digit at a time; it takes all of them for a single one.</source>
            <translation>网络一次只读一个数字；它会把它们全当成一个。</translation>
        </message>
        <message>
            <source>Start again with an LSTM</source>
            <translation>用 LSTM 重新开始</translation>
        </message>
        <message>
            <source>Normalise the drawing</source>
            <translation>归一化所画的数字</translation>
        </message>
        <message>
            <source>Show a test digit</source>
            <translation>显示一个测试数字</translation>
        </message>
        <message>
            <source>Keep the last one</source>
            <translation>只留最后一个</translation>
        </message>
        <message>
            <source>Vary the digits next time</source>
            <translation>下次变化训练数字</translation>
        </message>
        <message>
            <source>Use dropout next time</source>
            <translation>下次使用随机失活</translation>
        </message>
        <message>
            <source>The image</source>
            <translation>这幅图像</translation>
        </message>
        <message>
            <source>{name} shows no digit: it is blank, or too faint. Choose one with dark lines on light paper.</source>
            <translation>{name}里看不到数字：它是空白的，或太淡。请选择浅色纸上有深色线条的图像。</translation>
        </message>
        <message>
            <source>{name} is too large{size}: 50 million pixels are the most. Make it smaller, or cut out the digit.</source>
            <translation>{name}太大了{size}：最多 5,000 万像素。请缩小它，或把数字剪下来。</translation>
        </message>
        <message>
            <source>“{path}” is a folder. Choose an image file in it.</source>
            <translation>“{path}”是文件夹。请选择其中的图像文件。</translation>
        </message>
        <message>
            <source>There is no file “{path}”. Check its name and place.</source>
            <translation>没有文件“{path}”。请检查名字和位置。</translation>
        </message>
        <message>
            <source>“{path}” is not an ordinary file. Choose an image file.</source>
            <translation>“{path}”不是普通文件。请选择图像文件。</translation>
        </message>
        <message>
            <source>“{name}” is not an image. Choose a PNG, JPEG, WebP, TIFF, GIF or BMP file.</source>
            <translation>“{name}”不是图像。请选择 PNG、JPEG、WebP、TIFF、GIF 或 BMP 文件。</translation>
        </message>
        <message>
            <source>“{name}” may not be read. Allow it, or choose another image.</source>
            <translation>“{name}”不允许读取。请授予权限，或换一幅图像。</translation>
        </message>
        <message>
            <source>“{name}” is damaged or incomplete ({reason}). Save it anew, or choose another image.</source>
            <translation>“{name}”已损坏或不完整（{reason}）。请重新保存，或换一幅图像。</translation>
        </message>
        <message>
            <source>This network has no such layer or direction. Choose another one.</source>
            <translation>这个网络没有这样的层或方向。请另选一个。</translation>
        </message>
        <message>
            <source>The canvas is empty. Draw a digit first, then say what it was.</source>
            <translation>画布是空的。先画一个数字，再说出它是几。</translation>
        </message>
        <message>
            <source>A digit is one of 0 to 9, not {label}.</source>
            <translation>数字只能是 0 到 9，不能是 {label}。</translation>
        </message>
        <message>
            <source>There are no digits to export yet. Draw one and say what it was.</source>
            <translation>还没有可以导出的数字。先画一个，再说出它是几。</translation>
        </message>
        <message>
            <source>“{name}” holds no digit that can be read.</source>
            <translation>“{name}”中没有可以读取的数字。</translation>
        </message>
        <message>
            <source>“{given}” holds no MNIST: {file} and the other three files belong into its folder MNIST/raw. Choose another folder, or download MNIST.</source>
            <translation>“{given}”中没有 MNIST：{file} 和另外三个文件应放在其中的文件夹 MNIST/raw 里。请另选一个文件夹，或下载 MNIST。</translation>
        </message>
        <message>
            <source>5,000 bundled MNIST digits</source>
            <translation>附带的 5,000 个 MNIST 数字</translation>
        </message>
        <message>
            <source>MNIST in “{root}” has only {count} training digits; download it again.</source>
            <translation>“{root}”中的 MNIST 只有 {count} 个训练数字；请重新下载。</translation>
        </message>
        <message>
            <source>Full MNIST</source>
            <translation>完整的 MNIST</translation>
        </message>
        <message>
            <source>There is no folder “{given}”. Choose the one that holds MNIST/raw.</source>
            <translation>没有文件夹“{given}”。请选择含有 MNIST/raw 的文件夹。</translation>
        </message>
        <message>
            <source>{name} is still packed (gzip); unpack it or download it again.</source>
            <translation>{name} 还是压缩的（gzip）；请解压或重新下载。</translation>
        </message>
        <message>
            <source>{name} is not an MNIST file (its first bytes are wrong); download it again.</source>
            <translation>{name} 不是 MNIST 文件（开头的字节不对）；请重新下载。</translation>
        </message>
        <message>
            <source>{name} holds pictures of {height}×{width} pixels, not 28×28; download it again.</source>
            <translation>{name} 中的图是 {height}×{width} 像素，而不是 28×28；请重新下载。</translation>
        </message>
        <message>
            <source>{name} is {missing:,} {one} {how} than its header says; download it again.</source>
            <translation>{name} 比文件头所写的{how} {missing:,} {one}；请重新下载。</translation>
        </message>
        <message>
            <source>{name} is empty; download it again.</source>
            <translation>{name} 是空的；请重新下载。</translation>
        </message>
        <message>
            <source>MNIST is complete in “{raw}”.</source>
            <translation>“{raw}”中的 MNIST 是完整的。</translation>
        </message>
        <message>
            <source>There are {images:,} pictures but {labels:,} labels in “{raw}”; download MNIST again.</source>
            <translation>“{raw}”中有 {images:,} 幅图，却有 {labels:,} 个标签；请重新下载 MNIST。</translation>
        </message>
        <message>
            <source>{part}-{labels} holds {label}, which is no digit; download it again.</source>
            <translation>{part}-{labels} 中有 {label}，这不是数字 0 到 9；请重新下载。</translation>
        </message>
        <message>
            <source>the official 10,000 test digits of MNIST</source>
            <translation>MNIST 官方的 10,000 个测试数字</translation>
        </message>
        <message>
            <source>{count:,} test digits</source>
            <translation>{count:,} 个测试数字</translation>
        </message>
        <message>
            <source>SeqGUI's own digits cannot be read from “{path}”. Install SeqGUI again.</source>
            <translation>无法从“{path}”读取 SeqGUI 自带的数字。请重新安装 SeqGUI。</translation>
        </message>
        <message>
            <source>1,000 bundled digits of MNIST's training part, kept from every network that ships</source>
            <translation>附带的 1,000 个数字，来自 MNIST 的训练部分，附带的网络都没有学过</translation>
        </message>
        <message>
            <source>{name} is missing in “{parent}”; {todo}.</source>
            <translation>“{parent}”中缺少 {name}；{todo}。</translation>
        </message>
        <message>
            <source>{name} cannot be read ({strerror}). Check the rights of “{path}”.</source>
            <translation>{name} 无法读取（{strerror}）。请检查“{path}”的权限。</translation>
        </message>
        <message>
            <source>byte</source>
            <translation>个字节</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>个字节</translation>
        </message>
        <message>
            <source>shorter</source>
            <translation>少</translation>
        </message>
        <message>
            <source>longer</source>
            <translation>多</translation>
        </message>
        <message>
            <source>{name} is missing in “{raw}”; download MNIST again.</source>
            <translation>“{raw}”中缺少 {name}；请重新下载 MNIST。</translation>
        </message>
        <message>
            <source>only the packed {name}.gz is there; unpack it</source>
            <translation>只有压缩的 {name}.gz；请解压</translation>
        </message>
        <message>
            <source>download MNIST again</source>
            <translation>请重新下载 MNIST</translation>
        </message>
        <message>
            <source>quick</source>
            <translation>快速</translation>
        </message>
        <message>
            <source>reader</source>
            <translation>读者</translation>
        </message>
        <message>
            <source>reader-upwards</source>
            <translation>向上的读者</translation>
        </message>
        <message>
            <source>reader-columns</source>
            <translation>向右的读者</translation>
        </message>
        <message>
            <source>reader-columns-back</source>
            <translation>向左的读者</translation>
        </message>
        <message>
            <source>expert</source>
            <translation>专家</translation>
        </message>
        <message>
            <source>small-gru</source>
            <translation>小型 GRU</translation>
        </message>
        <message>
            <source>small-rnn</source>
            <translation>小型 RNN</translation>
        </message>
        <message>
            <source>gru</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>rnn</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>two-directions</source>
            <translation>双向</translation>
        </message>
        <message>
            <source>explode</source>
            <translation>爆炸</translation>
        </message>
        <message>
            <source>course-note</source>
            <translation>课程笔记</translation>
        </message>
        <message>
            <source>A small LSTM that learns the bundled digits while you watch.</source>
            <translation>一个小的 LSTM，就在你眼前学会附带的数字。</translation>
        </message>
        <message>
            <source>The network that ships: two layers of 256; on the full MNIST it takes an hour.</source>
            <translation>随附的网络：两层各 256；在完整的 MNIST 上需要一小时。</translation>
        </message>
        <message>
            <source>The reader from the bottom row to the top: one of the expert's four.</source>
            <translation>从最下一行读到最上一行的读者：专家的四个读者之一。</translation>
        </message>
        <message>
            <source>The reader from the left column to the right: one of the expert's four.</source>
            <translation>从最左一列读到最右一列的读者：专家的四个读者之一。</translation>
        </message>
        <message>
            <source>The reader from the right column to the left: one of the expert's four.</source>
            <translation>从最右一列读到最左一列的读者：专家的四个读者之一。</translation>
        </message>
        <message>
            <source>Reads from all sides. The one that ships is four readers that learned alone, and answers their mean.</source>
            <translation>从四边读。程序附带的专家由四个各自训练的读者组成，答案是它们的平均。</translation>
        </message>
        <message>
            <source>The GRU that ships for comparison, with the reader's care for its digits.</source>
            <translation>附带的 GRU，供比较用；训练时与“读者”同样细致。</translation>
        </message>
        <message>
            <source>The plain RNN that ships for comparison, with the reader's care for its digits.</source>
            <translation>附带的普通 RNN，供比较用；训练时与“读者”同样细致。</translation>
        </message>
        <message>
            <source>The quick recipe with a GRU: three quarters of the LSTM's recurrent weights.</source>
            <translation>换成 GRU 的快速配方：循环权重是 LSTM 的四分之三。</translation>
        </message>
        <message>
            <source>The quick recipe with a plain RNN: a quarter of the weights, and it forgets sooner.</source>
            <translation>换成普通 RNN 的快速配方：权重只有四分之一，忘得也更快。</translation>
        </message>
        <message>
            <source>Reads from both ends; judges only when all is read.</source>
            <translation>从两端读；全部读完才判断。</translation>
        </message>
        <message>
            <source>A plain RNN that large gradients throw back to chance. Set “Gradient clipping” to 1, and it learns.</source>
            <translation>一个普通 RNN，大的梯度把它抛回瞎猜的水平。把“梯度裁剪”设为 1，它就能学会。</translation>
        </message>
        <message>
            <source>An LSTM that gets the whole image as a single step: nothing recurrent is left.</source>
            <translation>一个把整幅图一步读完的 LSTM：循环已不复存在。</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>单元结构</translation>
        </message>
        <message>
            <source>What is computed at every step. An LSTM gates what it keeps; an RNN overwrites it.</source>
            <translation>每一步计算什么。LSTM 用门控制留下什么；RNN 则直接覆盖。</translation>
        </message>
        <message>
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>RNN</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层数</translation>
        </message>
        <message>
            <source>Recurrent layers, each reading the states of the one below.</source>
            <translation>循环层的数目，每一层读下一层的状态。</translation>
        </message>
        <message>
            <source>Hidden units</source>
            <translation>隐藏单元</translation>
        </message>
        <message>
            <source>Numbers that the network can remember from step to step.</source>
            <translation>网络从一步到下一步能记住多少个数。</translation>
        </message>
        <message>
            <source>Directions</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>With two, a second network reads from the far end: more accurate, but it must have seen the whole digit.</source>
            <translation>为 2 时，另有一个网络从末尾往回读：更准确，但要看完整个数字才能回答。</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活</translation>
        </message>
        <message>
            <source>Share of states hidden at random while training, between the layers and before the answer.</source>
            <translation>训练时随机遮住的状态所占的比例，在各层之间和回答之前。</translation>
        </message>
        <message>
            <source>Reading order</source>
            <translation>阅读顺序</translation>
        </message>
        <message>
            <source>What one step reads. “From all sides”: four readers at once, each from another edge. “Whole image” is a single step: no sequence is left.</source>
            <translation>一步读什么。“从四边读”：四个读者同时读，各从一边开始。“一次读整幅图”只有一步：序列不复存在。</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>阅读</translation>
        </message>
        <message>
            <source>Rows, downwards</source>
            <translation>逐行向下</translation>
        </message>
        <message>
            <source>Rows, upwards</source>
            <translation>逐行向上</translation>
        </message>
        <message>
            <source>Columns, from the left</source>
            <translation>逐列，从左到右</translation>
        </message>
        <message>
            <source>Columns, from the right</source>
            <translation>逐列，从右到左</translation>
        </message>
        <message>
            <source>From all sides</source>
            <translation>从四边读</translation>
        </message>
        <message>
            <source>Pixel by pixel</source>
            <translation>逐像素</translation>
        </message>
        <message>
            <source>Whole image at once</source>
            <translation>一次读整幅图</translation>
        </message>
        <message>
            <source>Learn from every row</source>
            <translation>每一行都学</translation>
        </message>
        <message>
            <source>The answer after every row counts in the loss, later rows more. Without it only the last answer is trained, and the belief before it means little.</source>
            <translation>每一行之后的回答都计入损失，越靠后分量越重。不选时只训练最后的回答，之前的想法就没有多少意义。</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Times that the training digits are gone through.</source>
            <translation>训练数字学多少遍。</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Digits that share one step of the optimizer.</source>
            <translation>优化器的一步共用多少个数字。</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Probability that the target gives to the other digits, so that the network does not grow overconfident.</source>
            <translation>目标分给其他数字的概率，免得网络过分自信。</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>How much training digits are turned, slanted, scaled, shifted and bent: 0 not at all, 1 as much as hands vary.</source>
            <translation>训练数字旋转、倾斜、缩放、平移和弯曲的程度：0 为完全不变，1 为人手写字的变化那么多。</translation>
        </message>
        <message>
            <source>Other pens</source>
            <translation>换笔</translation>
        </message>
        <message>
            <source>Share of the training digits whose lines are made wider or finer, as other pens would write them.</source>
            <translation>训练数字中笔画被加粗或变细的比例，就像换了一支笔来写。</translation>
        </message>
        <message>
            <source>Other habits</source>
            <translation>其他写法习惯</translation>
        </message>
        <message>
            <source>Share of the pen-written zeros, ones and sevens that are given a slash, a flag or a bar, or lose it: schools differ.</source>
            <translation>手写笔画的 0、1、7 中，被加上斜线、起笔的钩或横杠（或去掉它们）的比例：各地学校教的写法不同。</translation>
        </message>
        <message>
            <source>Unfinished digits</source>
            <translation>未画完的数字</translation>
        </message>
        <message>
            <source>Share of the pen digits of which only the beginning is shown, for a good guess while the pen still moves.</source>
            <translation>只显示开头部分的手写笔数字所占的比例，使网络在画笔还在动时也能猜得好。</translation>
        </message>
        <message>
            <source>Told of the pen</source>
            <translation>告知笔的动静</translation>
        </message>
        <message>
            <source>Unfinished digits have ink in the corner, which says that the pen still moves; so has your drawing while you draw it.</source>
            <translation>未画完的数字在角上有一点墨，表示笔还在动；你画的时候，你的画也有这一点。</translation>
        </message>
        <message>
            <source>Letters and scribbles</source>
            <translation>字母和涂鸦</translation>
        </message>
        <message>
            <source>Share of every batch that is no digit at all. With some, the network also learns to say that something does not look like a digit.</source>
            <translation>每一批中根本不是数字的图所占的比例。有了它们，网络也能学会说某样东西不像数字。</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精度</translation>
        </message>
        <message>
            <source>Numbers of 32 bits, or of 16 in the multiplications: faster and a little rougher. A processor that cannot do it takes 32.</source>
            <translation>32 位的数，或在乘法中用 16 位：更快，也略粗一些。做不到的处理器就用 32 位。</translation>
        </message>
        <message>
            <source>32 bits</source>
            <translation>32 位</translation>
        </message>
        <message>
            <source>16 bits (bfloat16)</source>
            <translation>16 位（bfloat16）</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>提前停止</translation>
        </message>
        <message>
            <source>Stop after so many epochs without a better validation accuracy; 0 never stops early.</source>
            <translation>连续这么多轮验证准确率没有提高就停止；0 表示从不提前停止。</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>Digits per epoch</source>
            <translation>每轮的数字</translation>
        </message>
        <message>
            <source>How many digits one epoch goes through; 0: all of them.</source>
            <translation>一轮过多少个数字；0 表示全部。</translation>
        </message>
        <message>
            <source>“{name}” is far too large for a session card.</source>
            <translation>“{name}”太大，不可能是会话卡片。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read. It may be damaged, moved or deleted.</source>
            <translation>“{name}”无法读取。它可能已损坏、移动或删除。</translation>
        </message>
        <message>
            <source>“{name}” is no session card of SeqGUI. Open a PNG or JSON that “Save session card” has written.</source>
            <translation>“{name}”不是 SeqGUI 的会话卡片。请打开由“保存会话卡片”写出的 PNG 或 JSON。</translation>
        </message>
        <message>
            <source>“{name}” cannot be opened. {error}</source>
            <translation>“{name}”无法打开。{error}</translation>
        </message>
        <message>
            <source>“{name}” holds no digits: one JSON object a line is expected.</source>
            <translation>“{name}”中没有数字：应当每行一个 JSON 对象。</translation>
        </message>
        <message>
            <source>There is no file “{path}”.</source>
            <translation>没有文件“{path}”。</translation>
        </message>
        <message>
            <source>“{name}” is damaged, or holds no strokes: a text with one JSON object a line is expected.</source>
            <translation>“{name}”已损坏，或者里面没有笔画：应是每行一个 JSON 对象的文本。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read ({strerror}). Choose another file.</source>
            <translation>“{name}”无法读取（{strerror}）。请另选一个文件。</translation>
        </message>
        <message>
            <source>{place}: not a digit in strokes (too deeply nested).</source>
            <translation>{place}：不是用笔画记录的数字（嵌套太深）。</translation>
        </message>
        <message>
            <source>{place}: not a digit in strokes ({reason}).</source>
            <translation>{place}：不是用笔画记录的数字（{reason}）。</translation>
        </message>
        <message>
            <source>“{field}” is missing</source>
            <translation>缺少“{field}”</translation>
        </message>
        <message>
            <source>{name}, line {number}</source>
            <translation>{name} 第 {number} 行</translation>
        </message>
        <message>
            <source>There are no digits to learn from yet. Draw one and say what it was.</source>
            <translation>还没有可以用来学习的数字。先画一个，再说出它是几。</translation>
        </message>
        <message>
            <source>No network was trained since the program started. Compare others.</source>
            <translation>程序启动以来还没有训练过网络。请比较其他的网络。</translation>
        </message>
    </context>
    <context>
        <name>gui</name>
        <message>
            <source>samples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>{number} %</source>
            <translation>{number}%</translation>
        </message>
        <message>
            <source>{name}: {said}</source>
            <translation>{name}：{said}</translation>
        </message>
        <message>
            <source>{what} ({more})</source>
            <translation>{what}（{more}）</translation>
        </message>
        <message>
            <source>{hint} ({keys})</source>
            <translation>{hint}（{keys}）。</translation>
        </message>
        <message>
            <source>{said}.</source>
            <translation>{said}。</translation>
        </message>
        <message>
            <source>{said}, {more}</source>
            <translation>{said}，{more}</translation>
        </message>
    </context>
    <context>
        <name>series</name>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>Mean absolute error one step ahead in the validation part, in the unit of the series. The epoch that is best by this is the one that is kept.</source>
            <translation>验证部分向前一步的平均绝对误差，单位与序列相同。按它最好的那一轮会保留下来。</translation>
        </message>
        <message>
            <source>The same error divided by that of repeating the last season in the training part: below 1 it is smaller.</source>
            <translation>同样的误差除以在训练部分重复上一季节的误差：小于 1 就是更小。</translation>
        </message>
        <message>
            <source>… the error of the forecasts here</source>
            <translation>……预测的误差怎样变化</translation>
        </message>
        <message>
            <source>… and how that compares here</source>
            <translation>……以及与基线相比如何</translation>
        </message>
        <message>
            <source>pieces</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Windows of the airline passengers</source>
            <translation>航空乘客的窗口网络</translation>
        </message>
        <message>
            <source>GRUs of the airline passengers</source>
            <translation>航空乘客的 GRU</translation>
        </message>
        <message>
            <source>LSTMs of the airline passengers</source>
            <translation>航空乘客的 LSTM</translation>
        </message>
        <message>
            <source>RNNs of the airline passengers</source>
            <translation>航空乘客的 RNN</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Push a series of numbers about, and see it forecast.</source>
            <translation>拨动一个序列，看网络怎样预测。</translation>
        </message>
        <message>
            <source>{name}, the first {train_end} of {count} points</source>
            <translation>{name}，{count} 点中的前 {train_end} 点</translation>
        </message>
        <message>
            <source>{name}, raced</source>
            <translation>{name}（竞赛）</translation>
        </message>
        <message>
            <source>another series</source>
            <translation>另一个序列</translation>
        </message>
        <message>
            <source>trained on {series}</source>
            <translation>训练用的是{series}</translation>
        </message>
        <message>
            <source>This network needs at least {least} points to forecast from, and the series has {count}.</source>
            <translation>这个网络至少需要 {least} 个点才能预测，而这个序列只有 {count} 个。</translation>
        </message>
        <message>
            <source>The last value</source>
            <translation>最后一个值</translation>
        </message>
        <message>
            <source>The training part is shorter than a season: the same as naive.</source>
            <translation>训练部分短于一个季节：与朴素预测相同。</translation>
        </message>
        <message>
            <source>The value {season} steps ago</source>
            <translation>{season} 步之前的值</translation>
        </message>
        <message>
            <source>There is no season: the same as naive.</source>
            <translation>没有季节：与朴素预测相同。</translation>
        </message>
        <message>
            <source>Naive</source>
            <translation>朴素</translation>
        </message>
        <message>
            <source>Seasonal naive</source>
            <translation>季节性朴素</translation>
        </message>
        <message>
            <source>Exponential smoothing</source>
            <translation>指数平滑</translation>
        </message>
        <message>
            <source>SARIMA</source>
            <translation>SARIMA</translation>
        </message>
        <message>
            <source>Could not be fitted: {failed}</source>
            <translation>无法拟合：{failed}</translation>
        </message>
        <message>
            <source>{detail}.</source>
            <translation>{detail}。</translation>
        </message>
        <message>
            <source>The comma in “{cell}” was read as a decimal comma.</source>
            <translation>“{cell}”中的逗号读作小数点。</translation>
        </message>
        <message>
            <source>“{cell}” was read as a thousand and more.</source>
            <translation>“{cell}”读作一千多。</translation>
        </message>
        <message>
            <source>“{name}” has names of columns but no rows below them. Choose another file.</source>
            <translation>“{name}”有列名，但下面没有数据行。请另选一个文件。</translation>
        </message>
        <message>
            <source>The column “{column}” in “{name}” holds no dates that are understood (as 1949-01-31 is). Choose another column, or none: then the rows count as even steps.</source>
            <translation>“{name}”的“{column}”列中没有能识别的日期（如 1949-01-31）。请另选一列，或选“无”：这样各行算作等间隔的步。</translation>
        </message>
        <message>
            <source>column {number}</source>
            <translation>第 {number} 列</translation>
        </message>
        <message>
            <source>There is no column “{column}” in “{name}”. It has: {columns}.</source>
            <translation>“{name}”中没有“{column}”列。其中有：{columns}。</translation>
        </message>
        <message>
            <source>No line with names was found; the columns are numbered.</source>
            <translation>没有找到列名所在的行；各列已编号。</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>milliseconds</source>
            <translation>毫秒</translation>
        </message>
        <message>
            <source>microseconds</source>
            <translation>微秒</translation>
        </message>
        <message>
            <source>nanoseconds</source>
            <translation>纳秒</translation>
        </message>
        <message>
            <source>Numbers like {cell} were read as days, as spreadsheets count them.</source>
            <translation>像 {cell} 这样的数字按电子表格计日的方式读作日期。</translation>
        </message>
        <message>
            <source>Numbers like {cell} were read as {unit} since 1970.</source>
            <translation>像 {cell} 这样的数字读作自 1970 年起的{unit}数。</translation>
        </message>
        <message>
            <source>This recipe needs a training part of at least {need} points, and it has {train_end}. Make it longer, or choose a smaller warm-up, fewer values at a time or no seasonal differences.</source>
            <translation>这份配方需要至少 {need} 个点的训练部分，而现在有 {train_end} 个。请加长它，或选择更小的预热、更少的每步值数，或不用季节差分。</translation>
        </message>
        <message>
            <source>The dates can be read in two ways; they were taken as {order}.</source>
            <translation>日期有两种读法；这里按“{order}”来读。</translation>
        </message>
        <message>
            <source>day, month, year</source>
            <translation>日、月、年</translation>
        </message>
        <message>
            <source>month, day, year</source>
            <translation>月、日、年</translation>
        </message>
        <message>
            <source>an Excel or another packed file. Save the sheet as CSV</source>
            <translation>Excel 或其他压缩文件。请把工作表另存为 CSV</translation>
        </message>
        <message>
            <source>an old Excel file. Save the sheet as CSV</source>
            <translation>旧的 Excel 文件。请把工作表另存为 CSV</translation>
        </message>
        <message>
            <source>packed (gzip). Unpack it</source>
            <translation>压缩文件（gzip）。请先解压</translation>
        </message>
        <message>
            <source>a PDF. Choose a CSV or TSV file</source>
            <translation>PDF。请选择 CSV 或 TSV 文件</translation>
        </message>
        <message>
            <source>a Parquet file. Choose a CSV or TSV file</source>
            <translation>Parquet 文件。请选择 CSV 或 TSV 文件</translation>
        </message>
        <message>
            <source>tabs</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>semicolons</source>
            <translation>分号</translation>
        </message>
        <message>
            <source>bars</source>
            <translation>竖线</translation>
        </message>
        <message>
            <source>commas</source>
            <translation>逗号</translation>
        </message>
        <message>
            <source>“{name}” has {rows:,} rows; at most {most:,} are read. Save a part of it, or means over longer times, in a file of its own.</source>
            <translation>“{name}”有 {rows:,} 行；最多读 {most:,} 行。请把其中一部分，或更长时间的平均值，另存为一个文件。</translation>
        </message>
        <message>
            <source>“{name}” is empty. Choose a file with a column of numbers.</source>
            <translation>“{name}”是空的。请选择含有一列数的文件。</translation>
        </message>
        <message>
            <source>“{name}” is not a text file. Choose a CSV or TSV file.</source>
            <translation>“{name}”不是文本文件。请选择 CSV 或 TSV 文件。</translation>
        </message>
        <message>
            <source>“{name}” is not a text file. Choose a CSV or TSV file, saved as UTF-8.</source>
            <translation>“{name}”不是文本文件。请选择保存为 UTF-8 的 CSV 或 TSV 文件。</translation>
        </message>
        <message>
            <source>Line {number} of “{name}” has {cells} where the others have {width}. Put that line right, or put cells that contain the separator in quotes.</source>
            <translation>“{name}”的第 {number} 行有 {cells}，其他行有 {width} 个。请改正这一行，或把含有分隔符的单元格放在引号里。</translation>
        </message>
        <message>
            <source>“{path}” is no file. Choose a CSV or TSV file.</source>
            <translation>“{path}”不是文件。请选择 CSV 或 TSV 文件。</translation>
        </message>
        <message>
            <source>“{name}” has {size:,.0f} MB; at most {most} are read. Save the columns and rows that you need in a file of their own.</source>
            <translation>“{name}”有 {size:,.0f} MB；最多读 {most}。请把需要的行和列另存为一个文件。</translation>
        </message>
        <message>
            <source>“{path}” cannot be read ({strerror}). Choose another file.</source>
            <translation>“{path}”无法读取（{strerror}）。请另选一个文件。</translation>
        </message>
        <message>
            <source>“{name}” is {what}.</source>
            <translation>“{name}”是{what}。</translation>
        </message>
        <message>
            <source>Read as {encoding}, since it is not UTF-8.</source>
            <translation>按 {encoding} 读取，因为它不是 UTF-8。</translation>
        </message>
        <message>
            <source>{number:,} comment line left out.</source>
            <translation>略去了 {number:,} 行注释。</translation>
        </message>
        <message>
            <source>{number:,} comment lines left out.</source>
            <translation>略去了 {number:,} 行注释。</translation>
        </message>
        <message>
            <source>“{name}” cannot be read as a table ({error}). Save it again as CSV.</source>
            <translation>“{name}”无法作为表格读取（{error}）。请重新保存为 CSV。</translation>
        </message>
        <message>
            <source>{number:,} line above or below the table left out.</source>
            <translation>略去了表格上方或下方的 {number:,} 行。</translation>
        </message>
        <message>
            <source>{number:,} lines above or below the table left out.</source>
            <translation>略去了表格上方或下方的 {number:,} 行。</translation>
        </message>
        <message>
            <source>Line {number} of “{name}” is parted by {other}, the others by {usual}</source>
            <translation>“{name}”的第 {number} 行用{other}分隔，其他行用{usual}分隔</translation>
        </message>
        <message>
            <source>{mixed}. Use one separator in the whole file.</source>
            <translation>{mixed}。请在整个文件中使用同一种分隔符。</translation>
        </message>
        <message>
            <source>“{name}” is a damaged text file ({encoding}). Save it again as UTF-8.</source>
            <translation>“{name}”是损坏的文本文件（{encoding}）。请重新保存为 UTF-8。</translation>
        </message>
        <message>
            <source>{number:,} cell</source>
            <translation>{number:,} 个单元格</translation>
        </message>
        <message>
            <source>{number:,} cells</source>
            <translation>{number:,} 个单元格</translation>
        </message>
        <message>
            <source>blanks</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>There are {end} points to learn from; at least {fewest} are needed.</source>
            <translation>用来学习的有 {end} 个点；至少需要 {fewest} 个。</translation>
        </message>
        <message>
            <source>The series has {count} points. With --horizon {horizon} there are {end} left to learn from, and at least {fewest} are needed.</source>
            <translation>这个序列有 {count} 个点。用 --horizon {horizon} 时剩下 {end} 个用来学习，而至少需要 {fewest} 个。</translation>
        </message>
        <message>
            <source>Holt–Winters, {trend}, {kind} season of {season}</source>
            <translation>Holt–Winters，{trend}，周期为 {season} 的{kind}季节项</translation>
        </message>
        <message>
            <source>no trend</source>
            <translation>无趋势</translation>
        </message>
        <message>
            <source>Exponential smoothing, {trend}</source>
            <translation>指数平滑，{trend}</translation>
        </message>
        <message>
            <source>additive</source>
            <translation>加法</translation>
        </message>
        <message>
            <source>multiplicative</source>
            <translation>乘法</translation>
        </message>
        <message>
            <source>The training part has {origin} points; {fewest} are needed.</source>
            <translation>训练部分有 {origin} 个点；需要 {fewest} 个。</translation>
        </message>
        <message>
            <source>damped trend</source>
            <translation>阻尼趋势</translation>
        </message>
        <message>
            <source>additive trend</source>
            <translation>加法趋势</translation>
        </message>
        <message>
            <source>Its errors are larger than repeating the last season makes: MASE {mase:.2f}, 1 would be equal.</source>
            <translation>它的误差比重复上一季节的误差大：MASE {mase:.2f}，1 表示一样大。</translation>
        </message>
        <message>
            <source>Its errors are larger than repeating the last value makes: MASE {mase:.2f}, 1 would be equal.</source>
            <translation>它的误差比重复上一个值的误差大：MASE {mase:.2f}，1 表示一样大。</translation>
        </message>
        <message>
            <source>In the validation part the network is further off than the simplest of forecasts is in the training part.</source>
            <translation>网络在验证部分的误差，比最简单的预测在训练部分的误差还大。</translation>
        </message>
        <message>
            <source>The training part has {points} points, less than two seasons of {season}.</source>
            <translation>训练部分有 {points} 个点，不到两个长为 {season} 的季节。</translation>
        </message>
        <message>
            <source>A season that was seen only once cannot be told from chance.</source>
            <translation>只见过一次的季节，与偶然分不开。</translation>
        </message>
        <message>
            <source>The validation part has only {points} points.</source>
            <translation>验证部分只有 {points} 个点。</translation>
        </message>
        <message>
            <source>It decides which epoch is best; with so few points that is mostly chance.</source>
            <translation>它决定哪一轮最好；点这么少，多半靠运气。</translation>
        </message>
        <message>
            <source>Go without a season</source>
            <translation>不用季节</translation>
        </message>
        <message>
            <source>Make it larger</source>
            <translation>把它加长</translation>
        </message>
        <message>
            <source>More noise next time</source>
            <translation>下次多加噪声</translation>
        </message>
        <message>
            <source>More weight decay next time</source>
            <translation>下次加大权重衰减</translation>
        </message>
        <message>
            <source>The logarithm needs positive values, and the smallest of this series is {smallest:g}. Switch the logarithm off.</source>
            <translation>取对数需要正值，而这个序列的最小值是 {smallest:g}。请不要取对数。</translation>
        </message>
        <message>
            <source>The training part has {size} points, and the differences use up {lost} of them. Make it longer or choose plain differences.</source>
            <translation>训练部分有 {size} 个点，差分用去其中 {lost} 个。请加长它，或选择普通差分。</translation>
        </message>
        <message>
            <source>The scaling stored with this network is damaged; train it again.</source>
            <translation>这个网络保存的缩放参数已损坏；请重新训练。</translation>
        </message>
        <message>
            <source>The dates lie side by side; the table was turned, so that each row is a series.</source>
            <translation>日期横着排列；表格已转置，每一行成为一个序列。</translation>
        </message>
        <message>
            <source>The table has a row for every year; the years were put one after the other.</source>
            <translation>表格每年一行；各年已首尾相接。</translation>
        </message>
        <message>
            <source>Fitted on the last {count} points of the training part.</source>
            <translation>用训练部分的最后 {count} 个点拟合。</translation>
        </message>
        <message>
            <source>The fitted model gives no finite forecast.</source>
            <translation>拟合的模型给不出有限的预测。</translation>
        </message>
        <message>
            <source>The series has {count} points; at least {fewest} are needed to learn and to measure.</source>
            <translation>这个序列有 {count} 个点；学习和测量至少需要 {fewest} 个。</translation>
        </message>
        <message>
            <source>{title} was best in the validation part.</source>
            <translation>{title} 在验证部分最好。</translation>
        </message>
        <message>
            <source>lstm</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>gru</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>rnn</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>fc</source>
            <translation>全连接</translation>
        </message>
        <message>
            <source>bold</source>
            <translation>大胆</translation>
        </message>
        <message>
            <source>note-fc</source>
            <translation>笔记：全连接</translation>
        </message>
        <message>
            <source>note-rnn</source>
            <translation>笔记：RNN</translation>
        </message>
        <message>
            <source>note-lstm</source>
            <translation>笔记：LSTM</translation>
        </message>
        <message>
            <source>note-gru</source>
            <translation>笔记：GRU</translation>
        </message>
        <message>
            <source>Eighteen small LSTMs behind simple predictors, weighed in the validation part.</source>
            <translation>简单的预测方法之后接十八个小的 LSTM，按验证部分加权。</translation>
        </message>
        <message>
            <source>The same with GRUs.</source>
            <translation>换成 GRU。</translation>
        </message>
        <message>
            <source>The same with plain RNNs.</source>
            <translation>换成普通 RNN。</translation>
        </message>
        <message>
            <source>The same with fully connected networks: they see no more than the last values.</source>
            <translation>换成全连接网络：它们只看到最后几个值。</translation>
        </message>
        <message>
            <source>LSTMs that learn all they can: for curves with little noise, computed or drawn.</source>
            <translation>尽力学习的 LSTM：用于噪声很小的曲线，计算出来的或画出来的。</translation>
        </message>
        <message>
            <source>The course note's 3 → 20 → 10 → 5 → 1: three values in, the next one out.</source>
            <translation>课程笔记的 3 → 20 → 10 → 5 → 1：输入三个值，输出下一个。</translation>
        </message>
        <message>
            <source>The course note's RNN, 10 and 5 units, on the whole series at once: 2,000 steps.</source>
            <translation>课程笔记的 RNN，10 和 5 个单元，一次读整个序列：2,000 步。</translation>
        </message>
        <message>
            <source>The course note's LSTM, 10 and 5 units, on the whole series at once: 3,500 steps.</source>
            <translation>课程笔记的 LSTM，10 和 5 个单元，一次读整个序列：3,500 步。</translation>
        </message>
        <message>
            <source>The course note's GRU, 10 and 5 units, on the whole series at once: 4,000 steps.</source>
            <translation>课程笔记的 GRU，10 和 5 个单元，一次读整个序列：4,000 步。</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>What predicts the next value. The fully connected network sees a fixed number of values; the others carry a state along the series.</source>
            <translation>用什么预测下一个值。全连接网络看固定个数的值；其他网络沿着序列传递状态。</translation>
        </message>
        <message>
            <source>Fully connected</source>
            <translation>全连接</translation>
        </message>
        <message>
            <source>RNN</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>Units, layer 1</source>
            <translation>单元，第 1 层</translation>
        </message>
        <message>
            <source>Numbers in the first hidden layer.</source>
            <translation>第一个隐藏层有多少个数。</translation>
        </message>
        <message>
            <source>Units, layer 2</source>
            <translation>单元，第 2 层</translation>
        </message>
        <message>
            <source>Numbers in the second hidden layer; 0 leaves it out.</source>
            <translation>第二个隐藏层有多少个数；0 表示没有这一层。</translation>
        </message>
        <message>
            <source>Units, layer 3</source>
            <translation>单元，第 3 层</translation>
        </message>
        <message>
            <source>Numbers in the third hidden layer; 0 leaves it out.</source>
            <translation>第三个隐藏层有多少个数；0 表示没有这一层。</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>成员</translation>
        </message>
        <message>
            <source>Networks that are trained side by side as one batch, and whose forecasts are averaged.</source>
            <translation>作为一批并排训练的网络，它们的预测取平均。</translation>
        </message>
        <message>
            <source>Weigh the members</source>
            <translation>给成员加权</translation>
        </message>
        <message>
            <source>The validation part decides how much members count that see the same, and how much of what they say is believed.</source>
            <translation>由验证部分决定看到同样内容的各个成员占多大分量，以及它们说的采信多少。</translation>
        </message>
        <message>
            <source>Members see</source>
            <translation>成员看到</translation>
        </message>
        <message>
            <source>What is left of the series for the network to explain. In the mix the members take turns behind the predictors that suit the series.</source>
            <translation>序列中留给网络去解释的部分。选“混合”时，成员轮流接在适合该序列的预测方法之后。</translation>
        </message>
        <message>
            <source>What it sees</source>
            <translation>它看到什么</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Deviations from the season's means</source>
            <translation>与季节平均值之差</translation>
        </message>
        <message>
            <source>Deviations from trend and season</source>
            <translation>与趋势和季节之差</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>差分</translation>
        </message>
        <message>
            <source>Deviations from the usual change</source>
            <translation>与通常变化之差</translation>
        </message>
        <message>
            <source>Seasonal differences</source>
            <translation>季节差分</translation>
        </message>
        <message>
            <source>Differences of seasonal differences</source>
            <translation>季节差分的差分</translation>
        </message>
        <message>
            <source>Residuals of exponential smoothing</source>
            <translation>指数平滑的残差</translation>
        </message>
        <message>
            <source>Residuals of the airline model</source>
            <translation>航空模型的残差</translation>
        </message>
        <message>
            <source>A mix</source>
            <translation>混合</translation>
        </message>
        <message>
            <source>Logarithm</source>
            <translation>取对数</translation>
        </message>
        <message>
            <source>Turns growth in percent into steps of one size; automatic: where the swings of a positive series grow with its level.</source>
            <translation>把按百分比的增长变成同样大小的步；自动：序列为正且波动随水平增大时使用。</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>No</source>
            <translation>否</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>The network is told which month (quarter, weekday, …) it predicts.</source>
            <translation>告诉网络它预测的是哪个月（季度、星期几……）。</translation>
        </message>
        <message>
            <source>Values at a time</source>
            <translation>每步值数</translation>
        </message>
        <message>
            <source>Last values that the network is shown at every step; all that the fully connected one sees.</source>
            <translation>每一步给网络看最后多少个值；全连接网络只看到这些。</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Length of the pieces that a recurrent network reads; 0: the whole past in one go.</source>
            <translation>循环网络一次读多长的一段；0：一次读完整个过去。</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>预热</translation>
        </message>
        <message>
            <source>First outputs of a piece that are left out of the loss: the state has to fill.</source>
            <translation>一段开头有多少个输出不计入损失：状态需要时间积累。</translation>
        </message>
        <message>
            <source>Steps at once</source>
            <translation>一次几步</translation>
        </message>
        <message>
            <source>1: one step, and further ones from its own predictions (recursive); more: so many at once (direct).</source>
            <translation>1：预测一步，再用自己的预测继续（递归）；更多：一次预测这么多步（直接）。</translation>
        </message>
        <message>
            <source>Linear shortcut</source>
            <translation>线性直连</translation>
        </message>
        <message>
            <source>The inputs also reach the output directly: the network has only to learn what is not linear.</source>
            <translation>输入也直接通到输出：网络只需学习非线性的部分。</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Rounds of training; the network is measured and kept after each.</source>
            <translation>训练多少轮；每一轮之后都测量并保存网络。</translation>
        </message>
        <message>
            <source>Steps per epoch</source>
            <translation>每轮步数</translation>
        </message>
        <message>
            <source>Updates of the weights in a round.</source>
            <translation>一轮更新权重多少次。</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Pieces of the series that share an update, drawn at random.</source>
            <translation>一次更新共用多少段随机抽取的序列。</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>How an error counts: squared, absolute, or squared while it is small (Huber).</source>
            <translation>误差怎样计算：平方、绝对值，或小时取平方（Huber）。</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber</translation>
        </message>
        <message>
            <source>Squared</source>
            <translation>平方</translation>
        </message>
        <message>
            <source>Absolute</source>
            <translation>绝对值</translation>
        </message>
        <message>
            <source>Input noise</source>
            <translation>输入噪声</translation>
        </message>
        <message>
            <source>Random numbers added to what the network reads while training, in standard deviations of it.</source>
            <translation>训练时加到网络输入上的随机数，以输入的标准差为单位。</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活</translation>
        </message>
        <message>
            <source>Share of the last layer's numbers that are hidden at random while training.</source>
            <translation>训练时随机遮住最后一层多大比例的数。</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>提前停止</translation>
        </message>
        <message>
            <source>Stop after so many epochs without a better validation error; 0 never stops early.</source>
            <translation>连续这么多轮验证误差没有改善就停止；0 表示从不提前停止。</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>From {first} to {last} there would be {count:,} values, one each {guessed}, but only {size:,} are given. Choose another frequency.</source>
            <translation>从 {first} 到 {last}，每{guessed}一个值应有 {count:,} 个，但只给出 {size:,} 个。请另选频率。</translation>
        </message>
        <message>
            <source>{gaps} in the values, the first at {first}. Fill the gaps, or choose another column.</source>
            <translation>数值中有{gaps}，第一处在 {first}。请填补空缺，或另选一列。</translation>
        </message>
        <message>
            <source>{dates} came several times, the first is {first}. Take their mean or their last value, or choose a file with one series.</source>
            <translation>{dates}出现多次，第一个是 {first}。请取平均值或最后一个值，或选择只含一个序列的文件。</translation>
        </message>
        <message>
            <source>The newest value came first; the order was turned round.</source>
            <translation>最新的值在最前面；顺序已颠倒。</translation>
        </message>
        <message>
            <source>The dates are not at even distances; the values were taken one after the other.</source>
            <translation>日期的间隔不均匀；各个值按先后顺序排列。</translation>
        </message>
        <message>
            <source>Several dates fall into one {guessed}: their mean was taken.</source>
            <translation>有几个日期落在同一{guessed}：已取平均值。</translation>
        </message>
        <message>
            <source>{number:,} gap</source>
            <translation>{number:,} 处空缺</translation>
        </message>
        <message>
            <source>{number:,} gaps</source>
            <translation>{number:,} 处空缺</translation>
        </message>
        <message>
            <source>{number:,} date</source>
            <translation>{number:,} 个日期</translation>
        </message>
        <message>
            <source>{number:,} dates</source>
            <translation>{number:,} 个日期</translation>
        </message>
        <message>
            <source>A season of {period} is too long for seasonal orders: {waves} sine waves stand for it.</source>
            <translation>周期 {period} 太长，不适合季节阶数：用 {waves} 个正弦波代替。</translation>
        </message>
        <message>
            <source>and {waves} waves of {period}</source>
            <translation>加 {waves} 个周期为 {period} 的正弦波</translation>
        </message>
        <message>
            <source>with drift</source>
            <translation>带漂移</translation>
        </message>
        <message>
            <source>with a constant</source>
            <translation>带常数项</translation>
        </message>
        <message>
            <source>Differences leave nothing to fit: the training part follows an exact rule.</source>
            <translation>差分之后没有可以拟合的：训练部分服从精确的规律。</translation>
        </message>
        <message>
            <source>No model of the grid could be fitted.</source>
            <translation>网格中没有能拟合的模型。</translation>
        </message>
        <message>
            <source>{orders} on logs</source>
            <translation>{orders}（取对数）</translation>
        </message>
        <message>
            <source>hour</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>day</source>
            <translation>日</translation>
        </message>
        <message>
            <source>week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>季度</translation>
        </message>
        <message>
            <source>year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>point</source>
            <translation>点</translation>
        </message>
        <message>
            <source>hours</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <source>weeks</source>
            <translation>周</translation>
        </message>
        <message>
            <source>months</source>
            <translation>个月</translation>
        </message>
        <message>
            <source>quarters</source>
            <translation>个季度</translation>
        </message>
        <message>
            <source>years</source>
            <translation>年</translation>
        </message>
        <message>
            <source>Airline passengers</source>
            <translation>航空乘客</translation>
        </message>
        <message>
            <source>thousand passengers</source>
            <translation>千人次</translation>
        </message>
        <message>
            <source>Monthly totals of international airline passengers: a trend, and summers that grow with it.</source>
            <translation>国际航空乘客的每月总数：有趋势，夏季的高峰也随之增大。</translation>
        </message>
        <message>
            <source>US gross domestic product</source>
            <translation>美国国内生产总值</translation>
        </message>
        <message>
            <source>billion dollars of 2005</source>
            <translation>十亿美元（2005 年价格）</translation>
        </message>
        <message>
            <source>Real GDP, seasonally adjusted: a trend, bent by recessions.</source>
            <translation>实际 GDP，经季节调整：有趋势，因衰退而弯折。</translation>
        </message>
        <message>
            <source>CO₂ at Mauna Loa</source>
            <translation>莫纳罗亚的 CO₂</translation>
        </message>
        <message>
            <source>ppm</source>
            <translation>ppm</translation>
        </message>
        <message>
            <source>Monthly means: a smooth trend and a regular yearly wave.</source>
            <translation>每月平均值：平滑的趋势和规则的年周期。</translation>
        </message>
        <message>
            <source>Pacific sea temperature</source>
            <translation>太平洋海温</translation>
        </message>
        <message>
            <source>°C</source>
            <translation>°C</translation>
        </message>
        <message>
            <source>The El Niño region: a yearly wave, no trend, and warm years.</source>
            <translation>厄尔尼诺海区：年周期，没有趋势，有些年份偏暖。</translation>
        </message>
        <message>
            <source>Sunspots</source>
            <translation>太阳黑子</translation>
        </message>
        <message>
            <source>sunspots</source>
            <translation>黑子数</translation>
        </message>
        <message>
            <source>Yearly numbers: a cycle of about 11 years that is never quite the same.</source>
            <translation>每年的数目：约 11 年的周期，但从不完全相同。</translation>
        </message>
        <message>
            <source>Flow of the Nile</source>
            <translation>尼罗河流量</translation>
        </message>
        <message>
            <source>10⁸ m³</source>
            <translation>10⁸ m³</translation>
        </message>
        <message>
            <source>No season and much noise; less water from 1899 on.</source>
            <translation>没有季节，噪声很大；从 1899 年起水量减少。</translation>
        </message>
        <message>
            <source>US inflation</source>
            <translation>美国通货膨胀率</translation>
        </message>
        <message>
            <source>percent</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Quarterly and noisy: most of a change is gone the next quarter.</source>
            <translation>按季度，噪声大：一次变化到下个季度就大半消失。</translation>
        </message>
        <message>
            <source>Mackey–Glass chaos</source>
            <translation>Mackey–Glass 混沌</translation>
        </message>
        <message>
            <source>Computed: chaotic but without noise, so a network can learn its law.</source>
            <translation>计算得出：混沌但没有噪声，所以网络能学会它的规律。</translation>
        </message>
        <message>
            <source>There is no series called “{key}”. The bundled ones are: {names}.</source>
            <translation>没有名为“{key}”的序列。附带的有：{names}。</translation>
        </message>
        <message>
            <source>There is too little of a line. Draw from left to right across the plot.</source>
            <translation>线太短。请从左到右画过整个图。</translation>
        </message>
        <message>
            <source>The line is flat, so there is nothing to forecast. Draw one with ups and downs.</source>
            <translation>线是平的，没有可以预测的。请画一条有起伏的线。</translation>
        </message>
        <message>
            <source>Drawn by hand</source>
            <translation>手绘</translation>
        </message>
        <message>
            <source>SeqGUI's own series cannot be read from “{path}”. Install SeqGUI again.</source>
            <translation>无法从“{path}”读取 SeqGUI 自带的序列。请重新安装 SeqGUI。</translation>
        </message>
        <message>
            <source>“{name}” has no column of numbers (found: {found}). Choose another file.</source>
            <translation>“{name}”中没有数的列（有：{found}）。请另选一个文件。</translation>
        </message>
        <message>
            <source>“{column}” looks like dates, but “{cell}” is not understood: the rows count as even steps. Write dates as 2018-03-31.</source>
            <translation>“{column}”看起来像日期，但“{cell}”无法识别：各行按等间隔计。请把日期写成 2018-03-31 这样。</translation>
        </message>
        <message>
            <source>The column “{column}” in “{name}” holds no numbers. Columns of numbers: {fitting}.</source>
            <translation>“{name}”的“{column}”列中没有数。含有数的列：{fitting}。</translation>
        </message>
        <message>
            <source>The season is a number of steps: 1 for none, 12 for months of a year.</source>
            <translation>季节是步数：1 表示没有季节，12 表示一年的各月。</translation>
        </message>
        <message>
            <source>“{column}” in “{name}” has {size} and at least {need} are needed. Choose a longer series.</source>
            <translation>“{name}”的“{column}”列有 {size}，而至少需要 {need} 个。请选择更长的序列。</translation>
        </message>
        <message>
            <source>“{column}” in “{name}” is {number:g} throughout, so there is nothing to forecast. Choose another column.</source>
            <translation>“{name}”的“{column}”列始终是 {number:g}，没有可以预测的。请另选一列。</translation>
        </message>
        <message>
            <source>{cells} no number and left out.</source>
            <translation>{cells}不是数，已略去。</translation>
        </message>
        <message>
            <source>No row of “{name}” has both a date in “{date}” and a number in “{column}”. Choose other columns.</source>
            <translation>“{name}”中没有哪一行既有“{date}”中的日期，又有“{column}”中的数。请另选各列。</translation>
        </message>
        <message>
            <source>a straight line</source>
            <translation>直线</translation>
        </message>
        <message>
            <source>the value before</source>
            <translation>前一个值</translation>
        </message>
        <message>
            <source>{gaps} filled with {how}, the first at {first}.</source>
            <translation>{gaps}已用{how}填补，第一处在 {first}。</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>平均值</translation>
        </message>
        <message>
            <source>last value</source>
            <translation>最后一个值</translation>
        </message>
        <message>
            <source>{dates} came several times, the first is {first}; their {how} was taken.</source>
            <translation>{dates}出现多次，第一个是 {first}；已取它们的{how}。</translation>
        </message>
        <message>
            <source>The dates were not in order and have been sorted.</source>
            <translation>日期没有按顺序排列，已经排序。</translation>
        </message>
        <message>
            <source>{name}: {said}</source>
            <translation>{name}：{said}</translation>
        </message>
        <message>
            <source>A season of {given} needs {least} points, and there are {size}.</source>
            <translation>长为 {given} 的季节需要 {least} 个点，而现在有 {size} 个。</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>空缺</translation>
        </message>
        <message>
            <source>Dates that come several times</source>
            <translation>出现多次的日期</translation>
        </message>
        <message>
            <source>The frequency</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>{what} cannot be “{choice}”; choose one of: {names}.</source>
            <translation>{what}不能是“{choice}”；请选择其中之一：{names}。</translation>
        </message>
        <message>
            <source>{number:,} row without a date left out.</source>
            <translation>略去了 {number:,} 个没有日期的行。</translation>
        </message>
        <message>
            <source>{number:,} rows without a date left out.</source>
            <translation>略去了 {number:,} 个没有日期的行。</translation>
        </message>
        <message>
            <source>Most dates come several times: the file may hold several series, one below the other.</source>
            <translation>大多数日期出现多次：文件里可能有几个序列，一个接在另一个下面。</translation>
        </message>
        <message>
            <source>{number:,} point</source>
            <translation>{number:,} 个点</translation>
        </message>
        <message>
            <source>{number:,} points</source>
            <translation>{number:,} 个点</translation>
        </message>
        <message>
            <source>{number:,} cell of “{column}” is</source>
            <translation>“{column}”的 {number:,} 个单元格</translation>
        </message>
        <message>
            <source>{number:,} cells of “{column}” are</source>
            <translation>“{column}”的 {number:,} 个单元格</translation>
        </message>
        <message>
            <source>It does not say how many numbers of the calendar it reads; train it again.</source>
            <translation>它没有说明读日历的多少个数；请重新训练。</translation>
        </message>
        <message>
            <source>K, M and B behind the numbers were read as thousands, millions and billions.</source>
            <translation>数字后面的 K、M、B 分别按千、百万、十亿来读。</translation>
        </message>
        <message>
            <source>“{unit}” behind the numbers was taken for their unit.</source>
            <translation>数字后面的“{unit}”被当作单位，没有算进数值。</translation>
        </message>
        <message>
            <source>Not better than {simple}: MASE {mase:.2f}</source>
            <translation>不比{simple}好：MASE {mase:.2f}</translation>
        </message>
        <message>
            <source>Better than every baseline: MASE {mase:.2f}</source>
            <translation>比所有基线都好：MASE {mase:.2f}</translation>
        </message>
        <message>
            <source>As good as {best}: MASE {mase:.2f}</source>
            <translation>与{best}一样好：MASE {mase:.2f}</translation>
        </message>
        <message>
            <source>Better than {simple}, not as good as {best}: MASE {mase:.2f}</source>
            <translation>比{simple}好，不如 {best}：MASE {mase:.2f}</translation>
        </message>
        <message>
            <source>There is no forecast yet. Train a network first.</source>
            <translation>还没有预测。请先训练一个网络。</translation>
        </message>
        <message>
            <source>It has learned from the first {learned} points; the boundary is at {boundary} now.</source>
            <translation>它用前 {learned} 个点学习过；现在的分界在 {boundary}。</translation>
        </message>
        <message>
            <source>Trained on {series}: train one for this series.</source>
            <translation>训练用的是{series}：请为这个序列训练一个。</translation>
        </message>
        <message>
            <source>It has learned from {count} of the test part, which flatters its errors. Train again for this boundary.</source>
            <translation>它用测试部分的{count}学习过，误差因此偏小。请按这个分界重新训练。</translation>
        </message>
        <message>
            <source>Its best epoch was chosen by {count} of the test part, which flatters its errors a little. Train again for this boundary.</source>
            <translation>它最好的一轮是用测试部分的{count}选出的，误差因此略微偏小。请按这个分界重新训练。</translation>
        </message>
        <message>
            <source>Trained on {series} with other values or another season: train one for this.</source>
            <translation>训练用的是{series}，但数值或季节不同：请为它训练一个。</translation>
        </message>
        <message>
            <source>Jan</source>
            <translation>1月</translation>
        </message>
        <message>
            <source>Feb</source>
            <translation>2月</translation>
        </message>
        <message>
            <source>Mar</source>
            <translation>3月</translation>
        </message>
        <message>
            <source>Apr</source>
            <translation>4月</translation>
        </message>
        <message>
            <source>May</source>
            <translation>5月</translation>
        </message>
        <message>
            <source>Jun</source>
            <translation>6月</translation>
        </message>
        <message>
            <source>Jul</source>
            <translation>7月</translation>
        </message>
        <message>
            <source>Aug</source>
            <translation>8月</translation>
        </message>
        <message>
            <source>Sep</source>
            <translation>9月</translation>
        </message>
        <message>
            <source>Oct</source>
            <translation>10月</translation>
        </message>
        <message>
            <source>Nov</source>
            <translation>11月</translation>
        </message>
        <message>
            <source>Dec</source>
            <translation>12月</translation>
        </message>
        <message>
            <source>{month} {yy}</source>
            <translation>{yy}/{month}</translation>
        </message>
        <message>
            <source>Q{quarter}</source>
            <translation>{quarter}季度</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <translation>{month}{day}日</translation>
        </message>
        <message>
            <source>Q{quarter} {year}</source>
            <translation>{year}年第{quarter}季度</translation>
        </message>
        <message>
            <source>{month} {year}</source>
            <translation>{year}年{month}</translation>
        </message>
        <message>
            <source>{day} {month} {year}</source>
            <translation>{year}年{month}{day}日</translation>
        </message>
        <message>
            <source>Q{quarter} {yy}</source>
            <translation>{yy}/Q{quarter}</translation>
        </message>
        <message>
            <source>{dd} {month}</source>
            <translation>{month}/{dd}</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>new line</source>
            <translation>换行</translation>
        </message>
        <message>
            <source>end of the poem</source>
            <translation>诗的结尾</translation>
        </message>
        <message>
            <source>The training text is not at hand: what is copied cannot be told.</source>
            <translation>训练文本不在手边：看不出哪些是照抄的。</translation>
        </message>
        <message>
            <source>No four words in a row are copied from the training text.</source>
            <translation>没有从训练文本照抄相连的四个词。</translation>
        </message>
        <message>
            <source>Longest copy: {0} words, from {1} {2}.</source>
            <translation>最长照抄：{0} 个词，出自{1} {2}。</translation>
        </message>
        <message>
            <source>{0}: given by you.</source>
            <translation>{0}：由你给出。</translation>
        </message>
        <message>
            <source>{0}: {1}.</source>
            <translation>{0}：{1}。</translation>
        </message>
        <message>
            <source> Part of {0} words from {1} {2}.</source>
            <translation>属于照抄的 {0} 个词，出自{1} {2}。</translation>
        </message>
        <message>
            <source> Rivals: {0}. Click to choose another.</source>
            <translation>竞争词：{0}。点一下，可以另选一个。</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>写作</translation>
        </message>
        <message>
            <source>Write, with the next word beside.</source>
            <translation>写作，下一个词显示在旁边。</translation>
        </message>
        <message>
            <source>Compose</source>
            <translation>作诗</translation>
        </message>
        <message>
            <source>Let the network write a poem.</source>
            <translation>让网络写一首诗。</translation>
        </message>
        <message>
            <source>Surprise</source>
            <translation>意外程度</translation>
        </message>
        <message>
            <source>See which words the network did not expect.</source>
            <translation>看看哪些词出乎网络的意料。</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>内部</translation>
        </message>
        <message>
            <source>Word vectors</source>
            <translation>词向量</translation>
        </message>
        <message>
            <source>The words on a map: near means alike to the network.</source>
            <translation>地图上的词：靠得近，表示对网络来说相像。</translation>
        </message>
        <message>
            <source>Two readers</source>
            <translation>两个读者</translation>
        </message>
        <message>
            <source>A fixed window and a memory at the same line.</source>
            <translation>固定的窗口和记忆，读同一行。</translation>
        </message>
        <message>
            <source>Gates</source>
            <translation>门</translation>
        </message>
        <message>
            <source>What the network keeps and forgets, word by word.</source>
            <translation>网络逐词留住什么、忘掉什么。</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>Input, real word, predicted word.</source>
            <translation>输入、实际的词、预测的词。</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>习作</translation>
        </message>
        <message>
            <source>What it composed after each epoch.</source>
            <translation>每一轮之后写出了什么。</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>LSTM of the sonnets</source>
            <translation>十四行诗的 LSTM</translation>
        </message>
        <message>
            <source>N-gram of the sonnets</source>
            <translation>十四行诗的 n-gram</translation>
        </message>
        <message>
            <source>N-gram of sonnet 2</source>
            <translation>十四行诗第 2 首的 n-gram</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>词语</translation>
        </message>
        <message>
            <source>Write a line, and see which word a network expects next.</source>
            <translation>写一行诗，看网络预期下一个词是什么。</translation>
        </message>
        <message>
            <source>N-gram, {context} words</source>
            <translation>n-gram，{context} 个词</translation>
        </message>
        <message>
            <source>Sonnet {number}</source>
            <translation>十四行诗第 {number} 首</translation>
        </message>
        <message>
            <source>Kneser–Ney, {order} words</source>
            <translation>Kneser–Ney，{order} 个词</translation>
        </message>
        <message>
            <source>Reading the text</source>
            <translation>正在读文本</translation>
        </message>
        <message>
            <source>Counting what the baseline knows</source>
            <translation>正在统计基线</translation>
        </message>
        <message>
            <source>By these rules the text has no words. Keep its punctuation, or choose another text.</source>
            <translation>按这些规则，文本里没有词。请保留标点，或换一个文本。</translation>
        </message>
        <message>
            <source>No word comes {count} times in “{name}”, so there is nothing to learn. Choose a longer text, or set the minimum count to 1.</source>
            <translation>“{name}”中没有出现 {count} 次的词，所以没有可学的。请选择更长的文本，或把最少次数设为 1。</translation>
        </message>
        <message>
            <source>There is no text “{kind}”. Choose sonnets, sonnet-2 or a text of your own.</source>
            <translation>没有文本“{kind}”。请选择 sonnets、sonnet-2 或自己的文本。</translation>
        </message>
        <message>
            <source>Kneser–Ney, single words</source>
            <translation>Kneser–Ney，单个词</translation>
        </message>
        <message>
            <source>The rules for words are missing. Choose another network.</source>
            <translation>缺少切分词的规则。请另选一个网络。</translation>
        </message>
        <message>
            <source>Your text</source>
            <translation>你的文本</translation>
        </message>
        <message>
            <source>Save it as plain text (.txt) and choose that.</source>
            <translation>请另存为纯文本（.txt），再选择它。</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>这个文件</translation>
        </message>
        <message>
            <source>a PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>a packed document (such as .docx, .odt, .epub or .zip)</source>
            <translation>压缩的文档（如 .docx、.odt、.epub 或 .zip）</translation>
        </message>
        <message>
            <source>an Office document</source>
            <translation>Office 文档</translation>
        </message>
        <message>
            <source>an RTF document</source>
            <translation>RTF 文档</translation>
        </message>
        <message>
            <source>a packed file</source>
            <translation>压缩文件</translation>
        </message>
        <message>
            <source>“{path}” is a folder. Choose a text file in it.</source>
            <translation>“{path}”是文件夹。请选择其中的文本文件。</translation>
        </message>
        <message>
            <source>There is no file “{path}”. Check its name and place.</source>
            <translation>没有文件“{path}”。请检查名字和位置。</translation>
        </message>
        <message>
            <source>“{path}” is not an ordinary file. Choose a text file.</source>
            <translation>“{path}”不是普通文件。请选择文本文件。</translation>
        </message>
        <message>
            <source>{name} is too large: {size:.1f} MB, and at most {most:.0f} MB can be learned from. Cut a part out of it.</source>
            <translation>{name}太大：{size:.1f} MB，最多能用 {most:.0f} MB 来学习。请从中取一部分。</translation>
        </message>
        <message>
            <source>{name} is empty. Choose a file with some text in it.</source>
            <translation>{name}是空的。请选择里面有文字的文件。</translation>
        </message>
        <message>
            <source>{name} is not a text: it contains bytes that no text has. {remedy}</source>
            <translation>{name}不是文本：它含有文本中不会有的字节。{remedy}</translation>
        </message>
        <message>
            <source>{name} may not be read. Allow it, or choose another file.</source>
            <translation>{name}不允许读取。请授予权限，或另选一个文件。</translation>
        </message>
        <message>
            <source>{name} could not be read ({reason}). Choose another file.</source>
            <translation>{name}无法读取（{reason}）。请另选一个文件。</translation>
        </message>
        <message>
            <source>{name} is {what}, no plain text. {remedy}</source>
            <translation>{name}是{what}，不是纯文本。{remedy}</translation>
        </message>
        <message>
            <source>{name}: test</source>
            <translation>{name}：测试</translation>
        </message>
        <message>
            <source>Counting words does better: perplexity {counting:.3g}, the network {best:.3g}.</source>
            <translation>数词就能做得更好：困惑度 {counting:.3g}，网络为 {best:.3g}。</translation>
        </message>
        <message>
            <source>The grey line is what can be had without learning. A longer run or a larger network comes nearer to it, and mostly below it.</source>
            <translation>灰线是不用学习就能达到的。训练得更久，或用更大的网络，会更接近它，多半还能低于它。</translation>
        </message>
        <message>
            <source>{unknown} of the last {read} words are unknown to this network.</source>
            <translation>最后 {read} 个词中有 {unknown} 个是这个网络不认识的。</translation>
        </message>
        <message>
            <source>It reads every one of them as the same “unknown”, so that it has little to go by.</source>
            <translation>它把这些词都读成同一个“未知词”，所以没有多少依据。</translation>
        </message>
        <message>
            <source>Show which</source>
            <translation>显示是哪些</translation>
        </message>
        <message>
            <source>Use dropout next time</source>
            <translation>下次使用随机失活</translation>
        </message>
        <message>
            <source>Hide words next time</source>
            <translation>下次遮住一些词</translation>
        </message>
        <message>
            <source>There is no layer {layer}; this network has {layers}.</source>
            <translation>没有第 {layer} 层；这个网络有 {layers} 层。</translation>
        </message>
        <message>
            <source>This network does not know the word “{word}”. Choose one that stands in its training text.</source>
            <translation>这个网络不认识“{word}”这个词。请选择它的训练文本中有的词。</translation>
        </message>
        <message>
            <source>lstm</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>gru</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>rnn</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>ngram</source>
            <translation>n-gram</translation>
        </message>
        <message>
            <source>course-note</source>
            <translation>课程笔记</translation>
        </message>
        <message>
            <source>course-note-loop</source>
            <translation>课程笔记（逐词）</translation>
        </message>
        <message>
            <source>A language model of the chosen text, to be measured on parts of it that it never saw.</source>
            <translation>用所选文本建立的语言模型，在文本中它没看过的部分上测量。</translation>
        </message>
        <message>
            <source>The same with a GRU: three quarters of the LSTM’s recurrent weights.</source>
            <translation>换成 GRU：循环权重是 LSTM 的四分之三。</translation>
        </message>
        <message>
            <source>The same with a plain RNN: a quarter of the weights, and it forgets sooner.</source>
            <translation>换成普通 RNN：权重只有四分之一，忘得也更快。</translation>
        </message>
        <message>
            <source>A fixed window of three words: nothing before it can be remembered.</source>
            <translation>三个词的固定窗口：窗口之前的都记不住。</translation>
        </message>
        <message>
            <source>The course note’s n-gram, to learn a single sonnet by heart; all words in one batch.</source>
            <translation>课程笔记的 n-gram，把一首十四行诗背熟；所有的词在一批里。</translation>
        </message>
        <message>
            <source>The same as the note itself trains it: one word at a time, plain SGD. It takes much longer.</source>
            <translation>照笔记本身的方式训练：一次一个词，普通 SGD。要慢得多。</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>What predicts the next word. The n-gram sees a fixed number of words; the others carry a state from word to word.</source>
            <translation>用什么预测下一个词。n-gram 看固定个数的词；其他网络把状态从一个词带到下一个词。</translation>
        </message>
        <message>
            <source>Neural n-gram</source>
            <translation>神经 n-gram</translation>
        </message>
        <message>
            <source>RNN</source>
            <translation>RNN</translation>
        </message>
        <message>
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>GRU</source>
            <translation>GRU</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>上文</translation>
        </message>
        <message>
            <source>Words that the n-gram sees; of no meaning to the other networks.</source>
            <translation>n-gram 能看到多少个词；对其他网络没有意义。</translation>
        </message>
        <message>
            <source>words</source>
            <translation>个词</translation>
        </message>
        <message>
            <source>Embedding</source>
            <translation>嵌入</translation>
        </message>
        <message>
            <source>Numbers that stand for a word: the length of its vector.</source>
            <translation>用多少个数表示一个词：即词向量的长度。</translation>
        </message>
        <message>
            <source>Hidden units</source>
            <translation>隐藏单元</translation>
        </message>
        <message>
            <source>Numbers that the network can remember from word to word; in the n-gram, the width of its hidden layer.</source>
            <translation>网络从一个词到下一个词能记住多少个数；对 n-gram 来说，是隐藏层的宽度。</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层数</translation>
        </message>
        <message>
            <source>Recurrent layers, each reading the states of the one below.</source>
            <translation>循环层的数目，每一层读下一层的状态。</translation>
        </message>
        <message>
            <source>Tied embeddings</source>
            <translation>绑定嵌入</translation>
        </message>
        <message>
            <source>The vector that a word is read by is also the one that it is predicted by: fewer weights, and they learn twice; and the last word acts on the next one directly, too. Of no meaning to the n-gram.</source>
            <translation>读一个词用的向量，也用来预测它：权重更少，而且学两次；上一个词也会直接影响下一个词。对 n-gram 没有意义。</translation>
        </message>
        <message>
            <source>Shared spelling</source>
            <translation>共享拼写</translation>
        </message>
        <message>
            <source>Words that begin or end alike share a part of their vectors, so that rare ones learn from each other.</source>
            <translation>词首或词尾相同的词共用一部分向量，使少见的词能互相学习。</translation>
        </message>
        <message>
            <source>Verse</source>
            <translation>诗律</translation>
        </message>
        <message>
            <source>The network is told where it is: the number of the line, the syllables read of it, and the sound that a sonnet’s line is to rhyme with. Of no meaning to the n-gram.</source>
            <translation>告诉网络它在哪里：行号、这一行已读的音节数，以及十四行诗的这一行要押的韵。对 n-gram 没有意义。</translation>
        </message>
        <message>
            <source>Repeats</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>The network is told which words the poem has said before, and learns how likely each is to come again. Of no meaning to the n-gram.</source>
            <translation>告诉网络这首诗里已经出现过哪些词，让它学会每个词再次出现的可能性。对 n-gram 没有意义。</translation>
        </message>
        <message>
            <source>Lower case</source>
            <translation>转为小写</translation>
        </message>
        <message>
            <source>“Love” and “love” become one word.</source>
            <translation>“Love”和“love”算作同一个词。</translation>
        </message>
        <message>
            <source>Minimum count</source>
            <translation>最少次数</translation>
        </message>
        <message>
            <source>Words seen less often in the training text become “unknown”.</source>
            <translation>在训练文本中出现得更少的词变成“未知词”。</translation>
        </message>
        <message>
            <source>times</source>
            <translation>次</translation>
        </message>
        <message>
            <source>Punctuation</source>
            <translation>标点</translation>
        </message>
        <message>
            <source>Commas, points and the like are words of their own.</source>
            <translation>逗号、句点之类各算一个词。</translation>
        </message>
        <message>
            <source>Line ends</source>
            <translation>行尾</translation>
        </message>
        <message>
            <source>The end of a line is a word of its own, so that lines can be composed.</source>
            <translation>行尾单独算一个词，这样才能分行写诗。</translation>
        </message>
        <message>
            <source>Split at spaces only</source>
            <translation>只按空格切分</translation>
        </message>
        <message>
            <source>As in the course note: “brow,” with its comma is one word.</source>
            <translation>照课程笔记的做法：“brow,”连同逗号算一个词。</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Times that the training text is gone through.</source>
            <translation>训练文本学多少遍。</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Poems that share one step of the optimizer (for the n-gram: positions).</source>
            <translation>优化器的一步共用多少首诗（对 n-gram 是多少个位置）。</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活</translation>
        </message>
        <message>
            <source>Share of numbers hidden at random while training, before and after the recurrent layers.</source>
            <translation>训练时随机遮住的数所占的比例，在循环层之前和之后。</translation>
        </message>
        <message>
            <source>Recurrent dropout</source>
            <translation>循环随机失活</translation>
        </message>
        <message>
            <source>Share of the weights from word to word that are hidden at random at every step of the optimizer.</source>
            <translation>从词到词的权重中，优化器的每一步随机遮住多大比例。</translation>
        </message>
        <message>
            <source>Word dropout</source>
            <translation>词随机失活</translation>
        </message>
        <message>
            <source>Share of the words read that are replaced by “unknown” while training.</source>
            <translation>训练时读到的词有多大比例换成“未知词”。</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>提前停止</translation>
        </message>
        <message>
            <source>Stop after so many epochs without a better validation perplexity; 0 never stops early.</source>
            <translation>连续这么多轮验证困惑度没有改善就停止；0 表示从不提前停止。</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>The text that this network learned from is not at hand, so that it cannot be checked.</source>
            <translation>这个网络学习过的文本不在手边，所以无法核对。</translation>
        </message>
        <message>
            <source>Shakespeare’s sonnets</source>
            <translation>莎士比亚的十四行诗</translation>
        </message>
        <message>
            <source>There is no sonnet {number}. Choose a number between 1 and {count}.</source>
            <translation>没有第 {number} 首十四行诗。请选择 1 到 {count} 之间的数。</translation>
        </message>
        <message>
            <source>“{name}” contains no words. Choose a text that does.</source>
            <translation>“{name}”里没有词。请选择有词的文本。</translation>
        </message>
        <message>
            <source>The vocabulary is damaged. Choose another network.</source>
            <translation>词汇表已损坏。请另选一个网络。</translation>
        </message>
        <message>
            <source>The rules for words are damaged. Choose another network.</source>
            <translation>切分词的规则已损坏。请另选一个网络。</translation>
        </message>
        <message>
            <source>The rules for words are damaged: “{name}”. Choose another network.</source>
            <translation>切分词的规则已损坏：“{name}”。请另选一个网络。</translation>
        </message>
        <message>
            <source>1 in {odds}</source>
            <translation>概率 1/{odds}</translation>
        </message>
        <message>
            <source>end of line</source>
            <translation>行尾</translation>
        </message>
        <message>
            <source>end of poem</source>
            <translation>诗的结尾</translation>
        </message>
        <message>
            <source>an unknown word</source>
            <translation>未知词</translation>
        </message>
        <message>
            <source>hardly ever</source>
            <translation>几乎不可能</translation>
        </message>
        <message>
            <source>1 in {odds:.1f}</source>
            <translation>概率 1/{odds:.1f}</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知词</translation>
        </message>
    </context>
</TS>
