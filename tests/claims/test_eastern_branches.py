"""What Chinese and Japanese sentences say of a whole branch, of ranks and markets, and which way a contract goes that says no way."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language="zh"):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name)
        for c in find_claims(article(text, language=language))
    ]


NO_DEALS = [
    "大型科技公司中，思科以38家收购位居第二，但依然落后于微软。",
    "芯片公司里，英特尔以12起收购排名第三，仍落后于英伟达。",
    "苹果今年以7起并购排在第五，低于Meta的9起。",
    "按收购数量计算，Salesforce以60家位列第四，不及甲骨文。",
    "从收购金额看，博通以690亿美元位居榜首，高于AMD。",
    "以收購家數來看，思科以38家排名第二，但仍落後於微軟。",
    "和CoreWeave、Nebius等一样，Lambda也是新兴云厂商，这些公司竞相向微软等科技巨头提供算力。",
    "像IREN和Cipher一样，TeraWulf也从矿企转型，这些企业纷纷向谷歌等云巨头提供算力。",
    "和CoreWeave、Nebius等公司類似，Nscale也是新雲業者，這些業者競相提供算力給微軟等科技巨頭。",
    "与寒武纪类似，壁仞科技也属于国产GPU企业，它们争相为阿里巴巴等互联网公司供应芯片。",
    "云厂商普遍向OpenAI等公司提供算力。",
]


@pytest.mark.parametrize("text", NO_DEALS)
def test_counts_ranks_and_the_ways_of_a_branch_are_no_deals(text):
    assert told(text) == []


DEALS = [
    ("英伟达以69亿美元收购Mellanox。", ("acquisition", "Nvidia", "Mellanox")),
    ("这是思科今年第3起收购，思科以280亿美元收购Splunk。", ("acquisition", "Cisco", "Splunk")),
    ("和CoreWeave一样，Nebius也与微软签署了算力协议。", ("compute_supply", "Nebius", "Microsoft")),
    ("Lambda将向微软等公司提供算力。", ("compute_supply", "Lambda", "Microsoft")),
    ("和微软一样，谷歌也向Anthropic投资了20亿美元。", ("investment", "Google", "Anthropic")),
    ("寒武纪称，已同意向中芯国际采购20亿元的晶圆。", ("chip_supply", "SMIC", "Cambricon")),
    ("智谱并表示，已向华为购买3亿元的昇腾芯片和服务器。", ("chip_supply", "Huawei", "Zhipu AI")),
    ("IREN並表示，已同意向戴爾科技（Dell Technologies）購買約58億美元的晶片和設備。", ("chip_supply", "Dell", "IREN")),
    ("Firmus並透露，已同意向美超微（Supermicro）購買12億美元的伺服器與網路設備。", ("compute_supply", "Supermicro", "Firmus")),
    ("微软与Nscale签署的这份合同，将为微软提供部署在Nscale数据中心的英伟达处理器使用权。", ("compute_supply", "Nscale", "Microsoft")),
    ("谷歌與CoreWeave簽署的這份合約，將提供谷歌部署在CoreWeave資料中心的輝達晶片使用權。", ("compute_supply", "CoreWeave", "Google")),
    ("博思科技完成2000万美元融资，由淡马锡领投。", ("funding_round", "Temasek", "博思科技")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deal"), DEALS)
def test_deals_in_the_same_words_are_told(text, deal):
    assert told(text) == [deal]


def test_warrants_beside_an_order_are_a_deal_the_other_way():
    text = "AMD将向OpenAI授予最多1.6亿股认股权证，作为6吉瓦GPU采购合同的一部分。"
    assert set(told(text)) == {("chip_supply", "AMD", "OpenAI"), ("investment", "OpenAI", "AMD")}


WAYS = [
    ("zh", "弘信电子与燧原科技签署8亿元的算力服务合同。弘信电子将为燧原科技提供算力。", ("弘信电子", "Enflame")),
    ("zh", "利通电子与世纪互联签署6亿元的算力合同。世纪互联将向利通电子提供算力。", ("VNET", "Litong")),
    ("ja", "ハイレゾは、サイバーエージェントとの間で20億円規模のクラウド契約を締結したと発表した。ハイレゾはサイバーエージェントに対し、計算資源を提供する。", ("Highreso", "CyberAgent")),
    ("ja", "ロームは、データセクションとの間で30億円規模のクラウド契約を締結した。データセクションはロームに対し、計算資源を提供する。", ("データセクション", "ローム")),
    ("ja", "コアウィーブは、メタとの間で140億ドル規模のクラウド契約を締結したと発表した。メタはアマゾンに対し、広告枠を提供する。", ("CoreWeave", "Meta")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sides"), WAYS)
def test_the_sentence_behind_a_contract_tells_who_gives(language, text, sides):
    assert [deal[1:] for deal in told(text, language)] == [sides]


VENTURES = [
    ("日立製作所は富士通やNECとともに、次世代データセンターの建設を目指す2000億円規模の計画「ノースハブ」を主導している。", ("Hitachi", "Fujitsu", ["NEC"])),
    ("KDDIはさくらインターネットやハイレゾと共に、計算基盤整備を目指す1000億円規模のプロジェクト「カンサイGPU」を主導しています。", ("KDDI", "Sakura Internet", ["Highreso"])),
    ("三菱電機は東芝やロームと共に、パワー半導体の共同生産を目指す500億円規模の共同会社を設立した。", ("Mitsubishi Electric", "Toshiba", ["ローム"])),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), VENTURES)
def test_who_leads_a_project_together_with_others_has_one_venture_with_them(text, sides):
    claims = find_claims(article(text, language="ja"))
    assert [(c.relation, c.subject.name, c.object.name, [m.name for m in c.others]) for c in claims] == [
        ("joint_venture", *sides)
    ]


NO_VENTURES = [
    "アマゾンはグーグルやマイクロソフトと共に、クラウド市場を主導している。",
    "NTTはKDDIやソフトバンクと共に、通信障害への対応を主導した。",
    "日立製作所は富士通やNECと共に、政府の審議会に名を連ねている。",
    "ウォール街はインテルとの協議を注視している。",
]


@pytest.mark.parametrize("text", NO_VENTURES)
def test_to_do_something_together_is_no_venture(text):
    assert told(text, "ja") == []


MARKETS = [
    ("ウォール街は、AI関連の投資額が来年は4000億ドルに達すると見込む。米エネルギー省はAMDとの提携で、次世代スパコンを開発すると発表した。", "AMD"),
    ("ウォールストリートは設備投資が増えると見込む。国防総省はアンドゥリルとの提携で、無人機を開発すると発表した。", "Anduril"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "partner"), MARKETS)
def test_a_ministry_and_no_market_is_whose_tie_its_sentence_tells(text, partner):
    ministries = {"US Department of Energy", "US Department of Defense"}
    (deal,) = told(text, "ja")
    assert deal[0] == "partnership" and deal[1] in ministries and deal[2] == partner


USERS = [
    ("ミストラルはエヌビディアのAI半導体を活用し、大規模モデルを開発している。", [("chip_supply", "Nvidia", "Mistral")]),
    ("Sakana AIはAWSのAI半導体を活用し、進化型モデルを学習している。", [("chip_supply", "Amazon", "Sakana AI")]),
    ("楽天はエヌビディアの半導体を使って日本語モデルを学習させた。", [("chip_supply", "Nvidia", "Rakuten")]),
    ("多くの企業がグーグルのAI半導体を活用している。", []),
    ("開発者はエヌビディアのGPUを活用している。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deals"), USERS)
def test_who_works_with_the_chips_of_another_has_them_from_there(text, deals):
    assert told(text, "ja") == deals
